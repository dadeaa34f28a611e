import { useEffect, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { EntryStatus } from '@aggloforum/publisher/contract';
import { standingInWords } from '@aggloforum/publisher/contract/status-words.ts';
import { LinkLike } from '@aggloforum/publisher/admin-kit/controls.ts';
import { useDossierClient } from '../api/dossier-client.ts';

const EVERY_MS = 2_000;

/** « En ligne depuis … », « En cours … », or why not; nothing while the server does not say. */
export function OnlineLine({ id }: { id: string }) {
  const client = useDossierClient();
  const [standing, setStanding] = useState<EntryStatus | null>(null);
  useEffect(() => {
    const look = () => client.standing(id).then(setStanding, () => undefined);
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  }, [client, id]);
  if (standing === null) return null;
  return <span role="status">{standingInWords(standing, standing.now)}</span>;
}

/** The draft as it was last saved, in the pages of the site. */
export function SeeAsPublic({ id }: { id: string }) {
  const client = useDossierClient();
  const { toggleNotification } = useNotification();
  const open = async () => {
    try {
      window.open(await client.draftAddress(id), '_blank', 'noreferrer');
    } catch {
      toggleNotification({ type: 'danger', message: 'L’aperçu n’a pas pu être ouvert.' });
    }
  };
  return <LinkLike onClick={() => void open()}>Voir comme le public</LinkLike>;
}
