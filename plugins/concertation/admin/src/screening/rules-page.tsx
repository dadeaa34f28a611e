import { useState } from 'react';
import { styled } from 'styled-components';
import type { Answer } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { Card, Heading, Hint, Row, Sheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import { useMay } from '../api/permissions.ts';
import type { RuleRow, RulesView } from '../../../contract/screening.ts';
import { RuleEditor } from './rule-editor.tsx';
import { useRulesClient } from './rules-client.ts';
import { RulesList } from './rules-list.tsx';
import { TrialBox } from './trial-box.tsx';

type Editing = RuleRow | 'new' | null;

export default function RulesPage() {
  const client = useRulesClient();
  const { value: view, failed, set: setView } = useLoaded(client.read);
  const [said, setSaid] = useState('');
  return (
    <Sheet>
      <DocumentTitle text="Règles de modération" />
      <Heading>
        <h1>Règles de modération</h1>
        <p>
          Elles lisent chaque contribution à son arrivée. Elles retiennent, marquent ou préviennent&#8239;; elles ne
          refusent jamais&nbsp;: une personne décide.
        </p>
      </Heading>
      <Said role="status">{said}</Said>
      {view === null ? (
        <p role="status">{failed ? 'Les règles n’ont pas pu être chargées.' : 'Chargement…'}</p>
      ) : (
        <Loaded view={view} onView={setView} onSaid={setSaid} />
      )}
    </Sheet>
  );
}

interface Shown {
  readonly view: RulesView;
  readonly onView: (view: RulesView) => void;
  readonly onSaid: (said: string) => void;
}

function Loaded({ view, onView, onSaid }: Shown) {
  const [editing, setEditing] = useState<Editing>(null);
  const close = () => {
    setEditing(null);
    setTimeout(() => document.getElementById('nouvelle-regle')?.focus());
  };
  if (editing === null) return <Overview view={view} onView={onView} onSaid={onSaid} onEdit={setEditing} />;
  const keep = (kept: RulesView, sentence: string) => {
    onView(kept);
    onSaid(sentence);
    close();
  };
  return <RuleEditor view={view} row={editing === 'new' ? null : editing} onKept={keep} onClose={close} />;
}

function Overview({ onEdit, ...shown }: Shown & { onEdit: (editing: Editing) => void }) {
  const { view } = shown;
  const acts = useRuleActs(shown);
  const mayWrite = useMay('rules.write');
  const [removing, setRemoving] = useState<RuleRow | null>(null);
  return (
    <>
      <Card aria-labelledby="essayer">
        <h2 id="essayer">Essayer sur ce texte</h2>
        <Hint>Collez un texte&nbsp;: vous voyez ce que les règles en service y trouvent.</Hint>
        <TrialBox titles={new Map(view.articles.map(({ id, title }) => [id, title]))} />
      </Card>
      <Card aria-labelledby="liste">
        <Row>
          <h2 id="liste">
            {view.rules.length} règle{view.rules.length > 1 ? 's' : ''}
          </h2>
          {mayWrite && (
            <Button id="nouvelle-regle" $look="primary" onClick={() => onEdit('new')}>
              Nouvelle règle
            </Button>
          )}
        </Row>
        <RulesList view={view} mayWrite={mayWrite} onEdit={onEdit} onRemove={setRemoving} {...acts} />
      </Card>
      {removing && (
        <RemoveDialog
          row={removing}
          onClose={() => setRemoving(null)}
          onRemove={() => {
            setRemoving(null);
            acts.onRemoved(removing);
          }}
        />
      )}
    </>
  );
}

function useRuleActs({ view, onView, onSaid }: Shown) {
  const client = useRulesClient();
  const act = async (asked: Promise<Answer<RulesView>>, done: string) => {
    const answer = await asked;
    if (answer.done) onView(answer.value);
    onSaid(answer.done ? done : answer.message);
  };
  const move = async (row: RuleRow, by: -1 | 1) => {
    const ids = view.rules.map(({ id }) => id);
    const at = ids.indexOf(row.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, row.id);
    const place = at + by + 1;
    await act(
      client.sort(ids),
      `«\u00a0${row.label}\u00a0» est maintenant en ${place === 1 ? '1re' : `${place}e`} place.`,
    );
    // The button moved with its row; it keeps the focus, so that it can be pressed again.
    document.getElementById(`${by < 0 ? 'monter' : 'descendre'}-${row.id}`)?.focus();
  };
  return {
    onMove: (row: RuleRow, by: -1 | 1) => void move(row, by),
    onSwitch: (row: RuleRow, enabled: boolean) =>
      void act(client.switchOn(row.id, enabled), `«\u00a0${row.label}\u00a0» est ${enabled ? 'en' : 'hors'} service.`),
    onRemoved: (row: RuleRow) => void act(client.remove(row.id), `«\u00a0${row.label}\u00a0» est supprimée.`),
  };
}

function RemoveDialog(props: { row: RuleRow; onClose: () => void; onRemove: () => void }) {
  return (
    <Dialog title={`Supprimer «\u00a0${props.row.label}\u00a0»\u202f?`} onClose={props.onClose}>
      <p>La règle disparaît avec ses exemples. Pour l’arrêter un temps, mettez-la plutôt hors service.</p>
      <Row>
        <Button $look="danger" onClick={props.onRemove}>
          Supprimer la règle
        </Button>
        <Button onClick={props.onClose}>Garder la règle</Button>
      </Row>
    </Dialog>
  );
}

/** Stays in sight: the row that it speaks of may be far below. */
const Said = styled.p`
  position: sticky;
  top: 0.8rem;
  z-index: 1;
  &:not(:empty) {
    padding: 0.8rem 1.6rem;
    border-inline-start: 4px solid ${({ theme }) => theme.colors.primary600};
    border-radius: 4px;
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
