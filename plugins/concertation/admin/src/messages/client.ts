import { useMemo } from 'react';
import type { Answer, Sentences } from '@aggloforum/publisher/admin-kit/answer.ts';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
import type {
  DeskChoices,
  ManyAnswered,
  MessageAct,
  MessageErasure,
  MessageList,
  MessageSettings,
  MessageView,
  Promises,
  Retention,
  TypedIn,
} from '../../../contract/message-desk.ts';
import { WRITING } from '../api/sentences.ts';

/** One act on the message of the page. */
export type Act = (act: MessageAct | MessageErasure) => Promise<Answer<Acted>>;

/** The message as it is now, or that nothing of it is left. */
type Acted = MessageView | { readonly erased: true };

const ROOT = '/concertation/messages';
const OF_DESK: Sentences = {
  ...WRITING,
  meanwhile: (by) => `${by} a agi sur ce message entre-temps. Votre texte reste ici.`,
};

export function useMessageClient() {
  const requests = useRequests(ROOT, OF_DESK);
  return useMemo(() => {
    const { get, post, put, del } = requests;
    return {
      list: async (query: Readonly<Record<string, string>>) =>
        get<MessageList>(`?${new URLSearchParams(query).toString()}`),
      promises: async () => get<Promises>('/promises'),
      choices: async () => get<DeskChoices>('/choices'),
      open: async (id: string) => get<MessageView>(`/${id}`),
      act: async (id: string, act: MessageAct | MessageErasure) => post<Acted>(`/${id}/acts`, act),
      prepared: async (id: string, text: string) => post<{ text: string }>(`/${id}/prepared`, { text }),
      typeIn: async (typed: TypedIn) => post<MessageView>('', typed),
      answerMany: async (messages: readonly { id: string; version: number }[], text: string) =>
        post<ManyAnswered>('/answers', { messages, text }),
      absent: async (user: number, from: string, to: string) => post<DeskChoices>('/absences', { user, from, to }),
      back: async (id: string) => del<DeskChoices>(`/absences/${id}`),
      keepPrepared: async (id: string, label: string, body: string) =>
        post<DeskChoices>('/prepared-answers', { id, label, body }),
      settings: async () => get<MessageSettings>('/settings'),
      changeSettings: async (retention: Retention, reason: string) =>
        put<MessageSettings>('/settings', { ...retention, reason }),
    };
  }, [requests]);
}
