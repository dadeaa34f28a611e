import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
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

export type Faults = Readonly<Record<string, string>>;

/** What the server answered: the thing itself, or why it would not, in words for this page. */
export type Answer<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly message: string; readonly faults: Faults; readonly meanwhile: boolean };

/** One act on the message of the page. */
export type Act = (act: MessageAct | MessageErasure) => Promise<Answer<Acted>>;

/** The message as it is now, or that nothing of it is left. */
type Acted = MessageView | { readonly erased: true };

const ROOT = '/concertation/messages';
/** Refusals come back as bodies; an expired session (401) stays with Strapi, which renews it and asks again. */
const READ_REFUSALS = { validateStatus: (status: number) => [400, 403, 404, 409, 422].includes(status) };

export function useMessageClient() {
  const { get, post, put, del } = useFetchClient();
  return useMemo(() => {
    const read = async <T>(path: string) =>
      attempt<T>(async () => (await get<unknown>(ROOT + path, READ_REFUSALS)).data);
    const send = async <T>(path: string, body: unknown, method = post) =>
      attempt<T>(async () => (await method<unknown>(ROOT + path, body, READ_REFUSALS)).data);
    return {
      list: async (query: Readonly<Record<string, string>>) =>
        read<MessageList>(`?${new URLSearchParams(query).toString()}`),
      promises: async () => read<Promises>('/promises'),
      choices: async () => read<DeskChoices>('/choices'),
      open: async (id: string) => read<MessageView>(`/${id}`),
      act: async (id: string, act: MessageAct | MessageErasure) => send<Acted>(`/${id}/acts`, act),
      prepared: async (id: string, text: string) => send<{ text: string }>(`/${id}/prepared`, { text }),
      typeIn: async (typed: TypedIn) => send<MessageView>('', typed),
      answerMany: async (messages: readonly { id: string; version: number }[], text: string) =>
        send<ManyAnswered>('/answers', { messages, text }),
      absent: async (user: number, from: string, to: string) => send<DeskChoices>('/absences', { user, from, to }),
      back: async (id: string) =>
        attempt<DeskChoices>(async () => (await del<unknown>(`${ROOT}/absences/${id}`, READ_REFUSALS)).data),
      keepPrepared: async (id: string, label: string, body: string) =>
        send<DeskChoices>('/prepared-answers', { id, label, body }),
      settings: async () => read<MessageSettings>('/settings'),
      changeSettings: async (retention: Retention, reason: string) =>
        send<MessageSettings>('/settings', { ...retention, reason }, put),
    };
  }, [get, post, put, del]);
}

async function attempt<T>(ask: () => Promise<unknown>): Promise<Answer<T>> {
  try {
    return answerOf<T>(await ask());
  } catch {
    return refusal('Le serveur n’a pas pu répondre. Votre texte reste dans cette page.');
  }
}

function answerOf<T>(body: unknown): Answer<T> {
  if (typeof body !== 'object' || body === null) return refusal('La réponse du serveur est vide.');
  if ('reason' in body && body.reason === 'changed-meanwhile') {
    const { by = '' } = body as { by?: string };
    return refusal(`${by || 'Quelqu’un'} a agi sur ce message entre-temps. Votre texte reste ici.`, {}, true);
  }
  if (!('error' in body)) return { done: true, value: body as T };
  const { message = 'Demande refusée.', fields = {} } = body.error as { message?: string; fields?: Faults };
  return refusal(message, fields);
}

function refusal<T>(message: string, faults: Faults = {}, meanwhile = false): Answer<T> {
  return { done: false, message, faults, meanwhile };
}
