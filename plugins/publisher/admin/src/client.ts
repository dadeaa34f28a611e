import { useMemo } from 'react';
import { useRequests } from '../../admin-kit/use-requests.ts';
import type { Desired } from '../../contract/changes.ts';
import type { EntryStatus, PublicationStatus } from '../../contract/status.ts';

export type PublicationClient = ReturnType<typeof usePublicationClient>;

export function usePublicationClient() {
  const requests = useRequests('/publisher');
  return useMemo(() => {
    const { load, post, put } = requests;
    return {
      status: async () => load<PublicationStatus>('/status'),
      rebuild: async () => post<PublicationStatus>('/rebuild', {}),
      chooseBundle: async (bundle: Desired['bundle']) => put<PublicationStatus>('/bundle', { bundle }),
      entry: async (uid: string, documentId: string) => load<EntryStatus>(`/entries/${uid}/${documentId}`),
    };
  }, [requests]);
}
