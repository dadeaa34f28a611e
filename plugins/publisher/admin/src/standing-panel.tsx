import { useCallback } from 'react';
import { useLoaded } from '../../admin-kit/use-loaded.ts';
import { standingInWords } from '../../core/status-words.ts';
import { usePublicationClient } from './client.ts';
import { Said } from './ui.ts';

const EVERY_MS = 2_000;

interface Shown {
  readonly model: string;
  readonly documentId?: string;
}

/** Beside an entry in the content manager: whether the public sees its last change. */
export function StandingPanel({ model, documentId }: Shown) {
  if (!model.startsWith('api::') || !documentId) return null;
  return { title: 'Mise en ligne', content: <Standing model={model} documentId={documentId} /> };
}

function Standing({ model, documentId }: Required<Shown>) {
  const client = usePublicationClient();
  const ask = useCallback(async () => client.entry(model, documentId), [client, model, documentId]);
  const { value, failed } = useLoaded(ask, { every: EVERY_MS });
  const failure = value !== null && value.failure !== null;
  return (
    <Said role="status" $failed={failure}>
      {value === null ? (failed ? 'État inconnu' : 'Un instant…') : standingInWords(value, value.now)}
    </Said>
  );
}
