import { Badge, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { OnlineLine, SeeAsPublic } from './online-line.tsx';
import type { DossierState, DossierView } from '../../../contract/dossier.ts';
import { STATES } from '../form/labels.ts';
import { momentInWords, savedInWords } from '../form/moment.ts';

const TONES = {
  draft: 'neutral',
  scheduled: 'secondary',
  published: 'success',
  modified: 'warning',
  withdrawn: 'danger',
} as const;

export function StateBadge({ state }: { state: DossierState }) {
  return <Badge $tone={TONES[state]}>{STATES[state]}</Badge>;
}

/** « Publié », « Programmé pour le … », who saved last, and where it can be read. */
export function StateLine({ view }: { view: DossierView | null }) {
  if (!view) return <p>Nouveau dossier, pas encore enregistré.</p>;
  const applies = view.versions.find(({ appliesAt }) => appliesAt !== null)?.appliesAt ?? null;
  return (
    <Row>
      <StateBadge state={view.state} />
      {applies !== null && <span>Programmé pour le {momentInWords(applies)} (heure de Paris)</span>}
      <span>{savedInWords(view, 'Enregistré')}</span>
      <OnlineLine id={view.id} />
      <SeeAsPublic id={view.id} />
      {view.publicUrl !== null && (
        <a href={view.publicUrl} target="_blank" rel="noreferrer">
          Voir la page publique
        </a>
      )}
    </Row>
  );
}
