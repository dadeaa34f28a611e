import { useMemo } from 'react';
import type { Answer } from '@aggloforum/publisher/admin-kit/answer.ts';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
import type { EntryStatus } from '@aggloforum/publisher/contract';
import type {
  Dossier,
  DossierChoices,
  DossierListItem,
  DossierView,
  MediaRef,
  Overview,
  ParticipationChange,
  ParticipationView,
} from '../../../contract/dossier.ts';
import { WRITING } from './sentences.ts';

const ROOT = '/concertation';
const PROJECT = 'api::project.project';

export type DossierClient = ReturnType<typeof useDossierClient>;

export function useDossierClient() {
  const requests = useRequests(ROOT, WRITING);
  const elsewhere = useRequests('', WRITING);
  return useMemo(() => {
    const { load, post, put, del } = requests;
    return {
      list: async () => load<DossierListItem[]>('/dossiers'),
      choices: async () => load<DossierChoices>('/choices'),
      overview: async () => load<Overview>('/overview'),
      open: async (id: string) => load<DossierView>(`/dossiers/${id}`),
      create: async (dossier: Dossier) => post<DossierView>('/dossiers', dossier),
      save: async (id: string, dossier: Dossier, revision: number) =>
        put<DossierView>(`/dossiers/${id}`, { dossier, revision }),
      publish: async (id: string, dossier: Dossier, revision: number) =>
        post<DossierView>(`/dossiers/${id}/publish`, { dossier, revision }),
      schedule: async (id: string, dossier: Dossier, revision: number, at: string) =>
        post<DossierView>(`/dossiers/${id}/schedule`, { dossier, revision, at }),
      unschedule: async (id: string, version: string) => del<DossierView>(`/dossiers/${id}/schedule/${version}`),
      unpublish: async (id: string, reason: string, titleWithheld: boolean, revision: number) =>
        post<DossierView>(`/dossiers/${id}/unpublish`, { reason, titleWithheld, revision }),
      restore: async (id: string, versionId: string, revision: number) =>
        post<DossierView>(`/dossiers/${id}/restore`, { versionId, revision }),
      duplicate: async (id: string) => post<DossierView>(`/dossiers/${id}/duplicate`, {}),
      preview: async (dossier: Dossier) => post<{ html: string }>('/dossiers/preview', dossier),
      switchComments: async (consultation: string, change: ParticipationChange & { policy?: string }) =>
        put<ParticipationView>(`/participation/${consultation}`, change),
      standing: async (id: string) => elsewhere.load<EntryStatus>(`/publisher/entries/${PROJECT}/${id}`),
      draftAddress: async (id: string) =>
        (await elsewhere.load<{ url: string }>(`/publisher/previews/${PROJECT}/${id}`)).url,
      upload: async (files: readonly File[]): Promise<Answer<readonly MediaRef[]>> => {
        const form = new FormData();
        for (const file of files) {
          form.append('files', file);
          form.append('fileInfo', JSON.stringify({ name: file.name, alternativeText: '', caption: '' }));
        }
        const stored = await elsewhere.post<StoredFile[]>('/upload', form);
        return stored.done ? { done: true, value: stored.value.map(mediaOf) } : stored;
      },
    };
  }, [requests, elsewhere]);
}

interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly mime: string;
  /** Kilobytes of 1000 bytes, with decimals. */
  readonly size: number;
}

function mediaOf({ id, name, url, mime, size }: StoredFile): MediaRef {
  return { id, name, url, mime, bytes: Math.round(size * 1000) };
}
