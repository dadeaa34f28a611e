import { useEffect, useMemo, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { Desired } from '../../contract/changes.ts';
import type { EntryStatus, PublicationStatus } from '../../contract/status.ts';

const ROOT = '/publisher';

export type PublicationClient = ReturnType<typeof usePublicationClient>;

export function usePublicationClient() {
  const { get, post, put } = useFetchClient();
  return useMemo(
    () => ({
      status: async () => (await get<PublicationStatus>(`${ROOT}/status`)).data,
      rebuild: async () => (await post<PublicationStatus>(`${ROOT}/rebuild`, {})).data,
      chooseBundle: async (bundle: Desired['bundle']) =>
        (await put<PublicationStatus>(`${ROOT}/bundle`, { bundle })).data,
      entry: async (uid: string, documentId: string) =>
        (await get<EntryStatus>(`${ROOT}/entries/${uid}/${documentId}`)).data,
    }),
    [get, post, put],
  );
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
