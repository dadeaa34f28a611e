import { useEffect, useState } from 'react';
import type { MessageSettings } from '../../../contract/message-desk.ts';
import { savedInWords } from '../form/moment.ts';
import { BusyButton } from '../ui/busy-button.tsx';
import { Input } from '../ui/controls.ts';
import { described, Field } from '../ui/field.tsx';
import { Card, Columns, Hint, Lines, Row } from '../ui/layout.ts';
import { type Faults, useMessageClient } from './client.ts';

const FIELDS = [
  { name: 'settledMonths', label: 'Mois après la réponse', hint: 'Message répondu, classé ou transmis.' },
  { name: 'waitingMonths', label: 'Mois sans réponse', hint: 'Message que personne n’a traité.' },
  { name: 'reason', label: 'Motif', hint: 'Gardé avec votre nom et la date.' },
] as const;

/** How long messages are kept: each state of it with its reason. */
export function RetentionCard() {
  const client = useMessageClient();
  const [settings, setSettings] = useState<MessageSettings | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void client.settings().then((found) => found.done && setSettings(found.value));
  }, [client]);
  if (settings === null) return null;
  const valueOf = (name: string) =>
    typed[name] ?? (name === 'reason' ? '' : String(settings.retention[name as 'settledMonths' | 'waitingMonths']));
  const keep = async () => {
    setBusy(true);
    const months = {
      settledMonths: Number(valueOf('settledMonths')),
      waitingMonths: Number(valueOf('waitingMonths')),
    };
    const answer = await client.changeSettings(months, valueOf('reason'));
    setBusy(false);
    setFaults(answer.done ? {} : answer.faults);
    setSaid(answer.done ? 'Enregistré.' : answer.message);
    if (!answer.done) return;
    setSettings(answer.value);
    setTyped({});
  };
  return (
    <Card aria-labelledby="duree">
      <h2 id="duree">Durée de conservation</h2>
      <Hint>
        Ensuite le texte, le nom, l’adresse et la réponse sont effacés ; ce qui a été publié avec accord reste, sans
        nom.
      </Hint>
      <Columns>
        {FIELDS.map(({ name, ...words }) => {
          const frame = { id: `duree-${name}`, error: faults[name], ...words };
          return (
            <Field key={name} {...frame}>
              <Input
                {...described(frame)}
                type={name === 'reason' ? 'text' : 'number'}
                value={valueOf(name)}
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
