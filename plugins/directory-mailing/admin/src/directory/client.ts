import { useMemo } from 'react';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
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

const ROOT = '/directory-mailing/directory';

export type DirectoryClient = ReturnType<typeof useDirectoryClient>;

export function useDirectoryClient() {
  const requests = useRequests(ROOT);
  return useMemo(() => {
    const { get, post, put } = requests;
    const sendFile = async <T>(path: string, file: File, options: ImportOptions) => {
      const form = new FormData();
      form.append('options', JSON.stringify(options));
      form.append('files', file);
      return post<T>(path, form);
    };
    return {
      choices: async () => get<DirectoryChoices>('/choices'),
      search: async (filter: DirectoryFilter, page: number) => post<DirectoryPage>('/search', { ...filter, page }),
      see: async (id: string) => get<DirectoryEntry>(`/entries/${id}`),
      add: async (person: NewPerson) => post<Added>('/entries', person),
      correct: async (id: string, fields: PersonFields) => put<DirectoryEntry>(`/entries/${id}`, fields),
      takeOut: async (id: string) => post<DirectoryEntry>(`/entries/${id}/take-out`, {}),
      erase: async (id: string) => post<object>(`/entries/${id}/erase`, {}),
      preview: async (file: File, options: ImportOptions) => sendFile<ImportPreview>('/import/preview', file, options),
      import: async (file: File, options: ImportOptions) => sendFile<ImportResult>('/import', file, options),
      export: async (filter: DirectoryFilter) => post<ExportedFile>('/export', filter),
      acts: async () => get<readonly StaffAct[]>('/acts'),
      suppressions: async () => get<SuppressionCounts>('/suppressions'),
      check: async (email: string) => post<SuppressionAnswer>('/suppressions/check', { email }),
      lift: async (email: string, reason: string) => post<SuppressionCounts>('/suppressions/lift', { email, reason }),
      retention: async () => get<RetentionView>('/retention'),
      changeRetention: async (name: string, value: number, reason: string) =>
        put<RetentionView>('/retention', { name, value, reason }),
    };
  }, [requests]);
}
