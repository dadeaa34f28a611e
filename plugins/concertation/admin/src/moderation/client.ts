import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
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
import { attempt, READ_REFUSALS } from '../api/answer.ts';

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
  const { get, post, put } = useFetchClient();
  return useMemo(() => {
    const read = async <T>(path: string) => (await get<T>(ROOT + path)).data;
    const send = async <T>(method: typeof post, path: string, body: unknown) =>
      attempt<T>(async () => (await method<unknown>(ROOT + path, body, READ_REFUSALS)).data);
    return {
      queue: async (question: QueueQuestion) => read<QueuePage>(`/queue?${addressed(question)}`),
      comment: async (id: string) => read<CommentDetail>(`/comments/${id}`),
      reasons: async () => read<Reason[]>('/reasons'),
      decide: async (decisions: readonly DecisionBody[]) => send<DecisionResult[]>(post, '/decisions', { decisions }),
      emptySpam: async (body: { article: string; facts: string; consultation?: string }) =>
        send<{ count: number }>(post, '/spam', body),
      appeals: async (state: AppealItem['state']) => read<AppealItem[]>(`/appeals?state=${state}`),
      decideAppeal: async (id: string, body: { outcome: AppealOutcome; answer: string; version: number }) =>
        send<CommentDetail>(post, `/appeals/${id}`, body),
      closeFlags: async (comment: string, body: { answer: string; version: number; flags: readonly string[] }) =>
        send<CommentDetail>(post, `/flags/${comment}`, body),
      reply: async (body: { parent: string; body: string; service: string; idempotencyKey: string }) =>
        send<CommentDetail>(post, '/replies', body),
      look: async (comment: string, version: number) =>
        send<CommentDetail>(post, `/comments/${comment}/looked`, { version }),
      erase: async (comment: string) => send<{ state: 'erased' }>(post, `/comments/${comment}/erase`, {}),
      panel: async (consultation: string) => read<ModerationPanel>(`/panel/${consultation}`),
      policies: async () => read<PolicyView[]>('/policies'),
      addPolicy: async (body: PolicyBody) => send<PolicyView>(post, '/policies', body),
      changePolicy: async (code: string, body: PolicyBody) => send<PolicyView>(put, `/policies/${code}`, body),
      makeDefault: async (code: string, reason: string) =>
        send<PolicyView[]>(post, `/policies/${code}/default`, { reason }),
      settings: async () => read<ModerationSettingsView>('/settings'),
      changeSettings: async (body: ModerationSettings & { reason: string }) =>
        send<ModerationSettingsView>(put, '/settings', body),
      holders: async () => read<HoldersView>('/holders'),
      nameSubstitute: async (body: { user: number; from: string; to: string }) =>
        send<HoldersView>(post, '/substitutes', body),
      endSubstitute: async (id: number) => send<HoldersView>(post, `/substitutes/${id}/end`, {}),
    };
  }, [get, post, put]);
}

function addressed(question: QueueQuestion): string {
  const asked = Object.entries(question).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
}
