import { useMemo } from 'react';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
import type {
  AppealItem,
  AppealOutcome,
  CommentDetail,
  DecisionBody,
  DecisionResult,
  HoldersView,
  ModerationPanel,
  ModerationSettings,
  ModerationSettingsView,
  PolicyBody,
  PolicyView,
  QueuePage,
  QueueView,
  Reason,
} from '../../../contract/moderation.ts';
import { WRITING } from '../api/sentences.ts';

export interface QueueQuestion {
  readonly view?: QueueView;
  readonly consultation?: string;
  readonly text?: string;
  readonly after?: string;
  readonly limit: number;
}

export type ModerationClient = ReturnType<typeof useModerationClient>;

const ROOT = '/concertation/moderation';

/** See `contract/moderation.ts`. What only reads throws when it fails; what writes answers with the refusal. */
export function useModerationClient() {
  const requests = useRequests(ROOT, WRITING);
  return useMemo(() => {
    const { load, post, put } = requests;
    return {
      queue: async (question: QueueQuestion) => load<QueuePage>(`/queue?${addressed(question)}`),
      comment: async (id: string) => load<CommentDetail>(`/comments/${id}`),
      reasons: async () => load<Reason[]>('/reasons'),
      decide: async (decisions: readonly DecisionBody[]) => post<DecisionResult[]>('/decisions', { decisions }),
      emptySpam: async (body: { article: string; facts: string; consultation?: string }) =>
        post<{ count: number }>('/spam', body),
      appeals: async (state: AppealItem['state']) => load<AppealItem[]>(`/appeals?state=${state}`),
      decideAppeal: async (id: string, body: { outcome: AppealOutcome; answer: string; version: number }) =>
        post<CommentDetail>(`/appeals/${id}`, body),
      closeFlags: async (comment: string, body: { answer: string; version: number; flags: readonly string[] }) =>
        post<CommentDetail>(`/flags/${comment}`, body),
      reply: async (body: { parent: string; body: string; service: string; idempotencyKey: string }) =>
        post<CommentDetail>('/replies', body),
      look: async (comment: string, version: number) => post<CommentDetail>(`/comments/${comment}/looked`, { version }),
      erase: async (comment: string) => post<{ state: 'erased' }>(`/comments/${comment}/erase`, {}),
      panel: async (consultation: string) => load<ModerationPanel>(`/panel/${consultation}`),
      policies: async () => load<PolicyView[]>('/policies'),
      addPolicy: async (body: PolicyBody) => post<PolicyView>('/policies', body),
      changePolicy: async (code: string, body: PolicyBody) => put<PolicyView>(`/policies/${code}`, body),
      makeDefault: async (code: string, reason: string) => post<PolicyView[]>(`/policies/${code}/default`, { reason }),
      settings: async () => load<ModerationSettingsView>('/settings'),
      changeSettings: async (body: ModerationSettings & { reason: string }) =>
        put<ModerationSettingsView>('/settings', body),
      holders: async () => load<HoldersView>('/holders'),
      nameSubstitute: async (body: { user: number; from: string; to: string }) =>
        post<HoldersView>('/substitutes', body),
      endSubstitute: async (id: number) => post<HoldersView>(`/substitutes/${id}/end`, {}),
    };
  }, [requests]);
}

function addressed(question: QueueQuestion): string {
  const asked = Object.entries(question).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
}
