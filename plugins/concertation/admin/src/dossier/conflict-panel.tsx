import { useEffect, useRef } from 'react';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Columns, Fieldset, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { nameOfPath } from '../form/field-names.ts';
import type { Difference } from '../form/merge.ts';
import { stampInWords } from '../form/moment.ts';
import { withValueAt } from '../form/paths.ts';
import type { DossierDesk } from './use-dossier.ts';

export function ConflictPanel({ desk }: { desk: DossierDesk }) {
  const { conflict, differences, settle, setDossier } = desk;
  const element = useRef<HTMLElement>(null);
  const comparing = differences.length > 0;
  useEffect(() => element.current?.focus(), [conflict, comparing]);
  if (conflict) {
    return (
      <Notice ref={element} $tone="warning" role="alert" tabIndex={-1} aria-labelledby="conflit">
        <h2 id="conflit">{conflict.by} a enregistré pendant ce temps</h2>
        <p>Le {stampInWords(conflict.at)}. Rien n’a été écrasé, et votre texte est toujours dans cette page.</p>
        <Row>
          <Button $look="primary" onClick={() => void desk.merge()}>
            Comparer et garder mon texte
          </Button>
          <Button onClick={() => void desk.reload()}>Recharger, sans mes changements</Button>
        </Row>
      </Notice>
    );
  }
  if (!comparing) return null;
  return (
    <Notice ref={element} $tone="warning" tabIndex={-1} aria-labelledby="comparaison">
      <h2 id="comparaison">Deux textes pour {differences.length > 1 ? `${differences.length} champs` : 'un champ'}</h2>
      <p>Les autres changements, les vôtres et ceux de votre collègue, sont réunis. Choisissez, puis enregistrez.</p>
      {differences.map((difference) => (
        <Choice
          key={difference.path}
          difference={difference}
          onMine={() => settle(difference.path)}
          onTheirs={() => {
            setDossier((dossier) => withValueAt(dossier, difference.path, difference.theirs));
            settle(difference.path);
          }}
        />
      ))}
    </Notice>
  );
}

function Choice(props: { difference: Difference; onMine: () => void; onTheirs: () => void }) {
  const { path, mine, theirs } = props.difference;
  return (
    <Fieldset>
      <legend>{nameOfPath(path)}</legend>
      <Columns>
        <div>
          <p>{inWords(mine)}</p>
          <Button onClick={props.onMine}>Garder mon texte</Button>
        </div>
        <div>
          <p>{inWords(theirs)}</p>
          <Button onClick={props.onTheirs}>Prendre celui de mon collègue</Button>
        </div>
      </Columns>
    </Fieldset>
  );
}

function inWords(value: unknown): string {
  if (value === '' || value === null || value === undefined) return '(vide)';
  if (Array.isArray(value)) return `${value.length} élément${value.length > 1 ? 's' : ''}`;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'Une valeur';
}
