import { useState } from 'react';
import { type Faults, valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { MessageSettings } from '../../../contract/message-desk.ts';
import { savedInWords } from '../form/moment.ts';
import { useMessageClient } from './client.ts';

const FIELDS = [
  { name: 'settledMonths', label: 'Mois après la réponse', hint: 'Message répondu, classé ou transmis.' },
  { name: 'waitingMonths', label: 'Mois sans réponse', hint: 'Message que personne n’a traité.' },
  { name: 'reason', label: 'Motif', hint: 'Gardé avec votre nom et la date.' },
] as const;

/** How long messages are kept: each state of it with its reason. */
export function RetentionCard() {
  const client = useMessageClient();
  const { value, set } = useLoaded(client.settings);
  const settings = valueOf(value);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  if (settings === null) return null;
  const textOf = (name: string) =>
    typed[name] ?? (name === 'reason' ? '' : String(settings.retention[name as 'settledMonths' | 'waitingMonths']));
  const keep = async () => {
    setBusy(true);
    const months = {
      settledMonths: Number(textOf('settledMonths')),
      waitingMonths: Number(textOf('waitingMonths')),
    };
    const answer = await client.changeSettings(months, textOf('reason'));
    setBusy(false);
    setFaults(answer.done ? {} : answer.faults);
    setSaid(answer.done ? 'Enregistré.' : answer.message);
    if (!answer.done) return;
    set(answer);
    setTyped({});
  };
  return (
    <Card aria-labelledby="duree">
      <h2 id="duree">Durée de conservation</h2>
      <Hint>
        Ensuite le texte, le nom, l’adresse et la réponse sont effacés&#8239;; ce qui a été publié avec accord reste,
        sans nom.
      </Hint>
      <Columns>
        {FIELDS.map(({ name, ...words }) => {
          const frame = { id: `duree-${name}`, error: faults[name], ...words };
          return (
            <Field key={name} {...frame}>
              <Input
                {...described(frame)}
                type={name === 'reason' ? 'text' : 'number'}
                value={textOf(name)}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
              />
            </Field>
          );
        })}
      </Columns>
      <Row>
        <BusyButton busy={busy} onClick={() => void keep()}>
          Changer la durée
        </BusyButton>
        <span role="status">{said}</span>
      </Row>
      <Changes history={settings.history} />
    </Card>
  );
}

function Changes({ history }: Pick<MessageSettings, 'history'>) {
  return (
    <Lines aria-label="Changements">
      {history.map((entry) => (
        <li key={entry.at}>
          {`${entry.settledMonths} mois après la réponse, ${entry.waitingMonths} sans réponse`}
          <Hint>{`${entry.reason} (${savedInWords({ savedAt: entry.at, savedBy: entry.by }, 'changé')})`}</Hint>
        </li>
      ))}
    </Lines>
  );
}
