import { useEffect, useMemo, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type {
  Added,
  DirectoryChoices,
  DirectoryEntry,
  DirectoryFilter,
  DirectoryPage,
  ExportedFile,
  ImportOptions,
  ImportPreview,
  ImportResult,
  NewPerson,
  PersonFields,
  RetentionView,
  StaffAct,
  SuppressionAnswer,
  SuppressionCounts,
} from '../../../contract/directory.ts';

export type Fields = Readonly<Record<string, string>>;
/** What the server answered: the thing itself, or why it would not. */
export type Answer<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly message: string; readonly fields: Fields };

const ROOT = '/directory-mailing/directory';
/** Refusals come back as bodies; an expired session (401) stays with Strapi, which renews it and asks again. */
const READ_REFUSALS = { validateStatus: (status: number) => [400, 403, 404, 409, 422].includes(status) };

export type DirectoryClient = ReturnType<typeof useDirectoryClient>;

export function useDirectoryClient() {
  const { get, post, put } = useFetchClient();
  return useMemo(() => {
    const ask = async <T>(path: string) =>
      attempt<T>(async () => (await get<unknown>(ROOT + path, READ_REFUSALS)).data);
    const send = async <T>(path: string, body: unknown, method: typeof post = post) =>
      attempt<T>(async () => (await method<unknown>(ROOT + path, body, READ_REFUSALS)).data);
    const sendFile = async <T>(path: string, file: File, options: ImportOptions) => {
      const form = new FormData();
      form.append('options', JSON.stringify(options));
      form.append('files', file);
      return send<T>(path, form);
    };
    return {
      choices: async () => ask<DirectoryChoices>('/choices'),
      search: async (filter: DirectoryFilter, page: number) => send<DirectoryPage>('/search', { ...filter, page }),
      see: async (id: string) => ask<DirectoryEntry>(`/entries/${id}`),
      add: async (person: NewPerson) => send<Added>('/entries', person),
      correct: async (id: string, fields: PersonFields) => send<DirectoryEntry>(`/entries/${id}`, fields, put),
      takeOut: async (id: string) => send<DirectoryEntry>(`/entries/${id}/take-out`, {}),
      erase: async (id: string) => send<object>(`/entries/${id}/erase`, {}),
      preview: async (file: File, options: ImportOptions) => sendFile<ImportPreview>('/import/preview', file, options),
      import: async (file: File, options: ImportOptions) => sendFile<ImportResult>('/import', file, options),
      export: async (filter: DirectoryFilter) => send<ExportedFile>('/export', filter),
      acts: async () => ask<readonly StaffAct[]>('/acts'),
      suppressions: async () => ask<SuppressionCounts>('/suppressions'),
      check: async (email: string) => send<SuppressionAnswer>('/suppressions/check', { email }),
      lift: async (email: string, reason: string) => send<SuppressionCounts>('/suppressions/lift', { email, reason }),
      retention: async () => ask<RetentionView>('/retention'),
      changeRetention: async (name: string, value: number, reason: string) =>
        send<RetentionView>('/retention', { name, value, reason }, put),
    };
  }, [get, post, put]);
}

async function attempt<T>(ask: () => Promise<unknown>): Promise<Answer<T>> {
  try {
    const body = await ask();
    if (typeof body !== 'object' || body === null || !('error' in body)) return { done: true, value: body as T };
    const { message = 'Demande refusée.', fields = {} } = body.error as { message?: string; fields?: Fields };
    return { done: false, message, fields };
  } catch {
    return { done: false, message: 'Le serveur ne répond pas. Rien n’a été changé.', fields: {} };
  }
}

/** Asked once, when the page opens. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>) {
  const [answer, set] = useState<Answer<T> | null>(null);
  useEffect(() => {
    let gone = false;
    void ask().then((answered) => {
      if (!gone) set(answered);
    });
    return () => {
      gone = true;
    };
  }, [ask]);
  return [answer, set] as const;
}
