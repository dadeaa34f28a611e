import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
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
import { attempt, READ_REFUSALS } from './answer.ts';

const ROOT = '/concertation';
const PROJECT = 'api::project.project';

export type DossierClient = ReturnType<typeof useDossierClient>;

export function useDossierClient() {
  const { get, post, put, del } = useFetchClient();
  return useMemo(() => {
    const read = async <T>(path: string) => (await get<T>(ROOT + path)).data;
    const send = async <T>(method: typeof post, path: string, body: unknown) =>
      attempt<T>(async () => (await method<unknown>(ROOT + path, body, READ_REFUSALS)).data);
    return {
      list: async () => read<DossierListItem[]>('/dossiers'),
      choices: async () => read<DossierChoices>('/choices'),
      overview: async () => read<Overview>('/overview'),
      open: async (id: string) => read<DossierView>(`/dossiers/${id}`),
      create: async (dossier: Dossier) => send<DossierView>(post, '/dossiers', dossier),
      save: async (id: string, dossier: Dossier, revision: number) =>
        send<DossierView>(put, `/dossiers/${id}`, { dossier, revision }),
      publish: async (id: string, dossier: Dossier, revision: number) =>
        send<DossierView>(post, `/dossiers/${id}/publish`, { dossier, revision }),
      schedule: async (id: string, dossier: Dossier, revision: number, at: string) =>
        send<DossierView>(post, `/dossiers/${id}/schedule`, { dossier, revision, at }),
      unschedule: async (id: string, version: string) =>
        attempt<DossierView>(
          async () => (await del<unknown>(`${ROOT}/dossiers/${id}/schedule/${version}`, READ_REFUSALS)).data,
        ),
      unpublish: async (id: string, reason: string, titleWithheld: boolean, revision: number) =>
        send<DossierView>(post, `/dossiers/${id}/unpublish`, { reason, titleWithheld, revision }),
      restore: async (id: string, versionId: string, revision: number) =>
        send<DossierView>(post, `/dossiers/${id}/restore`, { versionId, revision }),
      duplicate: async (id: string) => send<DossierView>(post, `/dossiers/${id}/duplicate`, {}),
      preview: async (dossier: Dossier) => send<{ html: string }>(post, '/dossiers/preview', dossier),
      switchComments: async (consultation: string, change: ParticipationChange & { policy?: string }) =>
        send<ParticipationView>(put, `/participation/${consultation}`, change),
      standing: async (id: string) => (await get<EntryStatus>(`/publisher/entries/${PROJECT}/${id}`)).data,
      draftAddress: async (id: string) => (await get<{ url: string }>(`/publisher/previews/${PROJECT}/${id}`)).data.url,
      upload: async (files: readonly File[]) =>
        attempt<MediaRef[]>(async () => {
          const form = new FormData();
          for (const file of files) {
            form.append('files', file);
            form.append('fileInfo', JSON.stringify({ name: file.name, alternativeText: '', caption: '' }));
          }
          return (await post<StoredFile[]>('/upload', form)).data.map(mediaOf);
        }),
    };
  }, [get, post, put, del]);
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
