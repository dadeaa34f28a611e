import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Card, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DossierVersionView } from '../../../contract/dossier.ts';
import { VERSION_KINDS } from '../form/labels.ts';
import { momentInWords, stampInWords } from '../form/moment.ts';
import type { DossierDesk } from './use-dossier.ts';

export function VersionsSection({ desk }: { desk: DossierDesk }) {
  const [asked, setAsked] = useState<DossierVersionView | null>(null);
  const { view, client, run, dirty, busy } = desk;
  const versions = view?.versions ?? [];
  const restore = async (version: DossierVersionView) => {
    setAsked(null);
    if (view) await run(async () => client.restore(view.id, version.id, view.revision));
  };
  const unschedule = async (version: DossierVersionView) => {
    if (view) await run(async () => client.unschedule(view.id, version.id), desk.base);
  };
  return (
    <Card aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      {versions.length === 0 && <Hint>Chaque publication laisse ici une version à laquelle revenir.</Hint>}
      <ol>
        {versions.map((version) => (
          <li key={version.id}>
            <Row>
              <span>{sentenceOf(version)}</span>
              {view?.may.publish && version.appliesAt !== null && (
                <BusyButton busy={busy} disabled={dirty} onClick={() => void unschedule(version)}>
                  {`Annuler la programmation nº\u00a0${version.number}`}
                </BusyButton>
              )}
              {view?.may.publish && version.appliesAt === null && version.kind !== 'withdrawn' && (
                <BusyButton busy={busy} onClick={() => setAsked(version)}>
                  {`Revenir à la version ${version.number}`}
                </BusyButton>
              )}
            </Row>
          </li>
        ))}
      </ol>
      {asked && (
        <Dialog title={`Revenir à la version ${asked.number}\u202f?`} onClose={() => setAsked(null)}>
          <p>
            Le dossier tel qu’il était le {stampInWords(asked.at)}, avec ses rendez-vous et ses documents, remplace
            celui-ci.
            {dirty ? ' Vos changements non enregistrés seront perdus.' : ''}
          </p>
          <Row>
            <Button $look="primary" onClick={() => void restore(asked)}>
              Revenir à cette version
            </Button>
            <Button onClick={() => setAsked(null)}>Annuler</Button>
          </Row>
        </Dialog>
      )}
    </Card>
  );
}

function sentenceOf({ number, kind, at, by, appliesAt, reason }: DossierVersionView): string {
  const until = appliesAt === null ? '' : `, pour le ${momentInWords(appliesAt)}`;
  const why = reason === null || reason === '' ? '' : `\u00a0: «\u00a0${reason}\u00a0»`;
  return `${number}. ${VERSION_KINDS[kind]} le ${stampInWords(at)} par ${by}${until}${why}`;
}
