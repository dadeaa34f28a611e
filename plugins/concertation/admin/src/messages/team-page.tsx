import { useState } from 'react';
import { type Answer, type Faults, valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input, LinkLike, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Fold, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DeskChoices } from '../../../contract/message-desk.ts';
import { dayInFrench } from '../../../core/messages/receipt.ts';
import { useMay } from '../api/permissions.ts';
import { useMessageClient } from './client.ts';
import { DeskSheet } from './desk-sheet.tsx';
import { RetentionCard } from './retention-card.tsx';

export function TeamPage() {
  const client = useMessageClient();
  const sets = useMay('message.settings');
  const { value, set } = useLoaded(client.choices);
  const choices = valueOf(value);
  return (
    <DeskSheet title="Équipe et réglages" lead="Qui est absent, avec quels mots on répond, combien de temps on garde.">
      {choices === null ? (
        <p role="status">Chargement…</p>
      ) : (
        <>
          <AbsenceCard choices={choices} onChoices={set} all={sets} />
          {sets && <PreparedCard choices={choices} onChoices={set} />}
          {sets && <RetentionCard />}
        </>
      )}
    </DeskSheet>
  );
}

interface CardProps {
  readonly choices: DeskChoices;
  readonly onChoices: (choices: Answer<DeskChoices>) => void;
}

/** Sends, and says what became of it. */
function useKeeping(onChoices: (choices: Answer<DeskChoices>) => void) {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const keep = async (ask: Promise<Answer<DeskChoices>>): Promise<boolean> => {
    setBusy(true);
    const answer = await ask;
    setBusy(false);
    setFaults(answer.done ? {} : answer.faults);
    setSaid(answer.done ? 'Enregistré.' : answer.message);
    if (answer.done) onChoices(answer);
    return answer.done;
  };
  return { busy, faults, said, keep };
}

function AbsenceCard({ choices, onChoices, all }: CardProps & { all: boolean }) {
  const client = useMessageClient();
  const { busy, faults, said, keep } = useKeeping(onChoices);
  const [user, setUser] = useState(choices.me);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const days = [
    { id: 'absence-from', label: 'Du', value: from, set: setFrom, error: faults['from'] },
    { id: 'absence-to', label: 'Au (compris)', value: to, set: setTo, error: faults['to'] },
  ];
  return (
    <Card aria-labelledby="absences">
      <h2 id="absences">Absences</h2>
      <Hint>Pendant une absence, les suppléant·es de la direction reçoivent les messages et peuvent y répondre.</Hint>
      <Columns>
        {all && (
          <Field id="absence-user" label="Qui">
            <Select id="absence-user" value={user} onChange={({ target }) => setUser(Number(target.value))}>
              {choices.people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {days.map(({ value, set, ...frame }) => (
          <Field key={frame.id} {...frame}>
            <Input {...described(frame)} type="date" value={value} onChange={({ target }) => set(target.value)} />
          </Field>
        ))}
      </Columns>
      <Row>
        <BusyButton busy={busy} onClick={() => void keep(client.absent(user, from, to))}>
          Annoncer l’absence
        </BusyButton>
        <span role="status">{said}</span>
      </Row>
      <Lines aria-label="Absences annoncées">
        {choices.absences.map((absence) => (
          <li key={absence.id}>
            {absence.name}, du {dayInFrench(absence.from)} au {dayInFrench(absence.to)}{' '}
            <LinkLike onClick={() => void keep(client.back(absence.id))}>Annuler l’absence de {absence.name}</LinkLike>
          </li>
        ))}
      </Lines>
    </Card>
  );
}

function PreparedCard({ choices, onChoices }: CardProps) {
  return (
    <Card aria-labelledby="modeles">
      <h2 id="modeles">Réponses préparées</h2>
      <Hint>
        {'{nom}, {référence}, {objet}, {projet}, {service} et {téléphone} sont remplacés pour chaque personne.'}
      </Hint>
      {choices.prepared.map((one) => (
        <PreparedForm key={one.id} {...one} onChoices={onChoices} />
      ))}
      <PreparedForm key={`nouvelle-${choices.prepared.length}`} id="" label="" body="" onChoices={onChoices} />
    </Card>
  );
}

function PreparedForm(props: DeskChoices['prepared'][number] & Pick<CardProps, 'onChoices'>) {
  const client = useMessageClient();
  const { busy, faults, said, keep } = useKeeping(props.onChoices);
  const [label, setLabel] = useState(props.label);
  const [body, setBody] = useState(props.body);
  const name = { id: `modele-${props.id}-nom`, label: 'Nom', error: faults['label'] };
  const text = { id: `modele-${props.id}-texte`, label: 'Texte', error: faults['body'] };
  return (
    <Fold>
      <summary>{props.label || 'Nouvelle réponse préparée'}</summary>
      <div>
        <Field {...name}>
          <Input {...described(name)} value={label} onChange={({ target }) => setLabel(target.value)} />
        </Field>
        <Field {...text}>
          <Textarea {...described(text)} rows={8} value={body} onChange={({ target }) => setBody(target.value)} />
        </Field>
        <Row>
          <BusyButton busy={busy} onClick={() => void keep(client.keepPrepared(props.id, label, body))}>
            Enregistrer
          </BusyButton>
          {props.id !== '' && (
            <BusyButton $look="danger" busy={busy} onClick={() => void keep(client.keepPrepared(props.id, label, ''))}>
              Supprimer
            </BusyButton>
          )}
          <span role="status">{said}</span>
        </Row>
      </div>
    </Fold>
  );
}
