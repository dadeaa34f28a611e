import { useState } from 'react';
import type { ParticipationEntry, ParticipationView } from '../../../contract/dossier.ts';
import { participationInWords } from '../form/participation.ts';
import { Button, Textarea } from '../ui/controls.ts';
import { Field } from '../ui/field.tsx';
import { Card, Columns, Fieldset, Fold, Hint, Lines } from '../ui/layout.ts';
import { MomentInputs } from './moment-field.tsx';
import type { DossierDesk } from './use-dossier.ts';

/** The switch for comments is stored at once, on its own: it never waits for a publication. */
export function ParticipationSection({ desk }: { desk: DossierDesk }) {
  const { view } = desk;
  return (
    <Card aria-labelledby="participation">
      <h2 id="participation">Participation</h2>
      <Hint>
        Un réglage par consultation, enregistré tout de suite, sans publier le dossier. Les observations d’une procédure
        légale vont à son registre, jamais aux commentaires du site.
      </Hint>
      {!view || view.participation.length === 0 ? (
        <Hint>Les réglages apparaissent ici une fois le dossier enregistré avec une consultation.</Hint>
      ) : (
        view.participation.map((one) => (
          <CommentSwitch key={one.consultationId} stored={one} desk={desk} may={view.may.switchComments} />
        ))
      )}
    </Card>
  );
}

function CommentSwitch({ stored, desk, may }: { stored: ParticipationView; desk: DossierDesk; may: boolean }) {
  const [change, setChange] = useState(textOf(stored));
  const [message, setMessage] = useState('');
  const [shown, setShown] = useState(stored.version);
  if (shown !== stored.version) {
    setShown(stored.version);
    setChange(textOf(stored));
  }
  const id = `participation-${stored.consultationId}`;
  const on = stored.comments === 'on';
  const send = async (comments: 'on' | 'off') => {
    setMessage('Enregistrement…');
    const answer = await desk.client.switchComments(stored.consultationId, {
      comments,
      ...change,
      version: stored.version,
    });
    if (answer.kind === 'done') {
      setMessage('Enregistré.');
      return desk.showParticipation(answer.value);
    }
    if (answer.kind === 'changed-meanwhile')
      return setMessage(`${answer.by} vient de changer ce réglage. Rechargez la page pour le voir.`);
    const sentences = answer.kind === 'invalid' ? Object.values(answer.fields) : [];
    return setMessage([answer.message, ...sentences].join(' '));
  };
  return (
    <Fieldset>
      <legend>{stored.consultationTitle}</legend>
      <p>
        Commentaires sur le site{'\u00a0'}: <strong>{on ? 'ouverts' : 'fermés'}</strong>. {effectOf(on)}
      </p>
      {may && (
        <>
          <SwitchFields id={id} change={change} onChange={setChange} />
          <div>
            <Button onClick={() => void send(on ? 'off' : 'on')}>
              {on ? 'Fermer les commentaires' : 'Ouvrir les commentaires'}
            </Button>
          </div>
        </>
      )}
      <Hint role="status">{message}</Hint>
      {stored.history.length > 0 && <History entries={stored.history} />}
    </Fieldset>
  );
}

function History({ entries }: { entries: readonly ParticipationEntry[] }) {
  return (
    <Fold>
      <summary>Historique des changements ({entries.length})</summary>
      <div>
        <Lines>
          {entries.map((entry) => (
            <li key={entry.at}>{participationInWords(entry)}</li>
          ))}
        </Lines>
      </div>
    </Fold>
  );
}

function textOf({ from, to, reason }: ParticipationView): SwitchText {
  return { from, to, reason };
}

interface SwitchText {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

function SwitchFields(props: { id: string; change: SwitchText; onChange: (change: SwitchText) => void }) {
  const { id, change, onChange } = props;
  return (
    <>
      <Columns>
        <MomentInputs
          id={`${id}-du`}
          label="À partir du"
          hint="Vide : à l’ouverture de la consultation."
          value={change.from}
          onMoment={(from) => onChange({ ...change, from })}
        />
        <MomentInputs
          id={`${id}-au`}
          label="Jusqu’au"
          hint="Vide : à sa clôture."
          value={change.to}
          onMoment={(to) => onChange({ ...change, to })}
        />
      </Columns>
      <Field id={`${id}-motif`} label="Motif" hint="Paraît sur la page quand les commentaires sont fermés.">
        <Textarea
          id={`${id}-motif`}
          aria-describedby={`${id}-motif-aide`}
          rows={2}
          value={change.reason}
          onChange={({ target }) => onChange({ ...change, reason: target.value })}
        />
      </Field>
    </>
  );
}

function effectOf(on: boolean): string {
  return on
    ? 'Fermer retire le formulaire de la page ; ce qui est déjà publié reste.'
    : 'Ouvrir enregistre votre choix ; le formulaire paraîtra quand le site recevra des commentaires.';
}
