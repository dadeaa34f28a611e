import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useMemo, useState } from 'react';
import type {
  HandDraftForm,
  MailingActName,
  MailingCalendar,
  MailingChoices,
  MailingConfirmation,
  MailingPerson,
  MailingPreview,
  MailingSettingChange,
  MailingSettingView,
  MailingView,
} from '../../../contract/mailings.ts';

/** What the server answered: the thing itself, or why it would not. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

const ROOT = '/directory-mailing';
/** Refusals come back as bodies; an expired session (401) stays with Strapi, which renews it and asks again. */
const READ_REFUSALS = { validateStatus: (status: number) => [400, 403, 404, 409, 422].includes(status) };

export function useMailingClient() {
  const { get, post, put } = useFetchClient();
  return useMemo(() => {
    const read = async <T>(path: string) => (await get<T>(ROOT + path)).data;
    const send = async <T>(method: typeof post, path: string, body: unknown) =>
      attempt<T>(async () => (await method<unknown>(ROOT + path, body, READ_REFUSALS)).data);
    return {
      calendar: async () => read<MailingCalendar>('/mailings'),
      choices: async () => read<MailingChoices>('/mailings/choices'),
      view: async (id: string) => read<MailingView>(`/mailings/${id}`),
      people: async (id: number, search: string) =>
        read<MailingPerson[]>(`/mailings/${id}/people?search=${encodeURIComponent(search)}`),
      preview: async (id: number, person: number | null) =>
        attempt<MailingPreview>(
          async () => (await get(`${ROOT}/mailings/${id}/preview?person=${person ?? ''}`, READ_REFUSALS)).data,
        ),
      export: async (id: number) => (await get<string>(`${ROOT}/mailings/${id}/export`, { responseType: 'text' })).data,
      test: async (id: number) => send<{ to: string }>(post, `/mailings/${id}/test`, {}),
      confirm: async (id: number, confirmation: MailingConfirmation) =>
        send<MailingView>(post, `/mailings/${id}/confirm`, confirmation),
      act: async (id: number, act: MailingActName, version: number) =>
        send<MailingView>(post, `/mailings/${id}/acts`, { act, version }),
      doubts: async (id: number, decision: 'resend' | 'leave') =>
        send<MailingView>(post, `/mailings/${id}/doubts`, { decision }),
      letterDoubt: async (id: number, decision: 'resend' | 'leave') =>
        send<MailingCalendar>(post, `/mailing-letters/${id}/doubt`, { decision }),
      write: async (draft: HandDraftForm) => send<MailingView>(post, '/mailings', draft),
      rewrite: async (id: number, draft: HandDraftForm, version: number) =>
        send<MailingView>(put, `/mailings/${id}`, { ...draft, version }),
      confirmInstallation: async () => send<MailingCalendar>(post, '/mailings/installation', {}),
      setting: async (consultation: string, change: MailingSettingChange) =>
        send<MailingSettingView>(put, `/mailing-settings/${encodeURIComponent(consultation)}`, change),
    };
  }, [get, post, put]);
}

async function attempt<T>(ask: () => Promise<unknown>): Promise<Answer<T>> {
  try {
    const body = await ask();
    if (typeof body !== 'object' || body === null || !('error' in body)) return { kind: 'done', value: body as T };
    const { message = 'Demande refusée.', fields = {} } = body.error as {
      message?: string;
      fields?: Record<string, string>;
    };
    return { kind: 'refused', message, fields };
  } catch {
    return { kind: 'refused', message: 'Le serveur n’a pas pu répondre. Réessayez dans un instant.', fields: {} };
  }
}

export interface Watched<T> {
  readonly value: T | null;
  readonly failed: boolean;
  readonly set: (value: T) => void;
}

/** Asks again and again while the screen is there; what was last known stays when an answer fails. */
export function useWatched<T>(ask: () => Promise<T>, everyMs: number): Watched<T> {
  const [value, set] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = () =>
      ask().then(
        (answer) => {
          if (gone) return;
          set(answer);
          setFailed(false);
        },
        () => setFailed(true),
      );
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [ask, everyMs]);
  return { value, failed, set };
}
