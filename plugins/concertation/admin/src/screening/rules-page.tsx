import { useEffect, useState } from 'react';
import { useMay } from '../api/permissions.ts';
import type { RuleRow, RulesView } from '../../../contract/screening.ts';
import { Button } from '../ui/controls.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DocumentTitle } from '../ui/document-title.tsx';
import { Card, Heading, Hint, Row, Sheet } from '../ui/layout.ts';
import { RuleEditor } from './rule-editor.tsx';
import { type Answer, useRulesClient } from './rules-client.ts';
import { RulesList } from './rules-list.tsx';
import { TrialBox } from './trial-box.tsx';

type Editing = RuleRow | 'new' | null;

export default function RulesPage() {
  const client = useRulesClient();
  const [view, setView] = useState<RulesView | null>(null);
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    client.read().then(setView, () => setFailed(true));
  }, [client]);
  return (
    <Sheet>
      <DocumentTitle text="Règles de modération" />
      <Heading>
        <h1>Règles de modération</h1>
        <p>
          Elles lisent chaque contribution à son arrivée. Elles retiennent, marquent ou préviennent ; elles ne refusent
          jamais : une personne décide.
        </p>
      </Heading>
      <p role="status">{said}</p>
      {view === null ? (
        <p role="status">{failed ? 'Les règles n’ont pas pu être chargées.' : 'Chargement…'}</p>
      ) : (
        <Loaded view={view} onView={setView} onSaid={setSaid} />
      )}
    </Sheet>
  );
}

function Loaded(props: { view: RulesView; onView: (view: RulesView) => void; onSaid: (said: string) => void }) {
  const { view, onView, onSaid } = props;
  const client = useRulesClient();
  const mayWrite = useMay('rules.write');
  const [editing, setEditing] = useState<Editing>(null);
  const [removing, setRemoving] = useState<RuleRow | null>(null);
  const act = async (asked: Promise<Answer<RulesView>>, done: string) => {
    try {
      const answer = await asked;
      if (answer.ok) onView(answer.view);
      onSaid(answer.ok ? done : answer.message);
    } catch {
      onSaid('Le serveur n’a pas pu répondre. Rien n’a changé.');
    }
  };
  const move = async (row: RuleRow, by: -1 | 1) => {
    const ids = view.rules.map(({ id }) => id);
    const at = ids.indexOf(row.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, row.id);
    await act(client.sort(ids), `« ${row.label} » est maintenant en ${at + by + 1}e place.`);
    // The button moved with its row; it keeps the focus, so that it can be pressed again.
    document.getElementById(`${by < 0 ? 'monter' : 'descendre'}-${row.id}`)?.focus();
  };
  const close = () => {
    setEditing(null);
    setTimeout(() => document.getElementById('nouvelle-regle')?.focus());
  };
  if (editing !== null) {
    const kept = (kept: RulesView, sentence: string) => {
      onView(kept);
      onSaid(sentence);
      close();
    };
    return <RuleEditor view={view} row={editing === 'new' ? null : editing} onKept={kept} onClose={close} />;
  }
  return (
    <>
      <Card aria-labelledby="essayer">
        <h2 id="essayer">Essayer sur ce texte</h2>
        <Hint>Collez un texte : vous voyez ce que les règles en service y trouvent.</Hint>
        <TrialBox titles={new Map(view.articles.map(({ id, title }) => [id, title]))} />
      </Card>
      <Card aria-labelledby="liste">
        <Row>
          <h2 id="liste">Les {view.rules.length} règles</h2>
          {mayWrite && (
            <Button id="nouvelle-regle" $look="primary" onClick={() => setEditing('new')}>
              Nouvelle règle
            </Button>
          )}
        </Row>
        <RulesList
          view={view}
          mayWrite={mayWrite}
          onEdit={setEditing}
          onRemove={setRemoving}
          onMove={(row, by) => void move(row, by)}
          onSwitch={(row, enabled) =>
            void act(client.switchOn(row.id, enabled), `« ${row.label} » est ${enabled ? 'en' : 'hors'} service.`)
          }
        />
      </Card>
      {removing && (
        <Dialog title={`Supprimer « ${removing.label} » ?`} onClose={() => setRemoving(null)}>
          <p>La règle disparaît avec ses exemples. Pour l’arrêter un temps, mettez-la plutôt hors service.</p>
          <Row>
            <Button
              $look="danger"
              onClick={() => {
                setRemoving(null);
                void act(client.remove(removing.id), `« ${removing.label} » est supprimée.`);
              }}
            >
              Supprimer la règle
            </Button>
            <Button onClick={() => setRemoving(null)}>Garder la règle</Button>
          </Row>
        </Dialog>
      )}
    </>
  );
}
