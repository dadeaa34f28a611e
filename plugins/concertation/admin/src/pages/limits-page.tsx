import { useState } from 'react';
import type { Answer, Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Heading, Hint, Lines, Row, Sheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { LimitsView } from '../../../contract/limits.ts';
import { useLimitsClient } from '../api/limits-client.ts';
import { momentInWords, savedInWords } from '../form/moment.ts';

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'number' | 'datetime-local';
}
type Values = Readonly<Record<string, string>>;

const REASON: Asked = { name: 'reason', label: 'Motif', hint: 'Gardé avec votre nom et la date.', type: 'text' };
const LIMITS: readonly Asked[] = [
  { name: 'burst', label: 'Envois d’affilée', hint: 'Depuis un même réseau.', type: 'number' },
  {
    name: 'perHour',
    label: 'Puis, par heure',
    hint: 'Depuis le même réseau, une fois les envois d’affilée épuisés.',
    type: 'number',
  },
  {
    name: 'unconfirmedLetters',
    label: 'Messages par jour, adresse non confirmée',
    hint: 'Vers une adresse qui n’est pas encore confirmée\u00a0: trois au plus.',
    type: 'number',
  },
  {
    name: 'confirmedLetters',
    label: 'Messages par jour, adresse confirmée',
    hint: 'Vers une adresse que la personne a confirmée.',
    type: 'number',
  },
  REASON,
];
const SESSION: readonly Asked[] = [
  { name: 'name', label: 'Nom de la séance', hint: 'Tel qu’il est annoncé.', type: 'text' },
  { name: 'people', label: 'Personnes attendues', hint: '1 000 au plus.', type: 'number' },
  { name: 'from', label: 'Début (heure de Paris)', hint: 'Le jour et l’heure.', type: 'datetime-local' },
  { name: 'to', label: 'Fin (heure de Paris)', hint: 'Au plus 12 heures après.', type: 'datetime-local' },
  REASON,
];

export default function LimitsPage() {
  const client = useLimitsClient();
  const { value: view, failed, set: setView } = useLoaded(client.read);
  return (
    <Sheet>
      <DocumentTitle text="Formulaires" />
      <Heading>
        <h1>Ce que les formulaires acceptent</h1>
        <p>
          Ces limites protègent le service et les boîtes des habitants, sans bloquer une réunion où tout le monde écrit
          en même temps.
        </p>
      </Heading>
      {view === null ? (
        <p role="status">{failed ? 'Les limites n’ont pas pu être chargées.' : 'Chargement…'}</p>
      ) : (
        <>
          <SessionCard view={view} onKept={setView} />
          <LimitsCard view={view} onKept={setView} />
        </>
      )}
    </Sheet>
  );
}

interface CardProps {
  readonly view: LimitsView;
  readonly onKept: (view: LimitsView) => void;
}

function SessionCard({ view, onKept }: CardProps) {
  const { announce } = useLimitsClient();
  return (
    <Card aria-labelledby="seances">
      <h2 id="seances">Séance publique</h2>
      <Hint>
        Dans une réunion, tout le monde partage le même Wi-Fi&nbsp;: annoncez-la, et chacun aura la place d’envoyer.
      </Hint>
      <AskedForm id="seance" asked={SESSION} start={{}} button="Annoncer la séance" send={announce} onKept={onKept} />
      <Lines aria-label="Séances annoncées">
        {view.sessions.map((session) => (
          <li key={`${session.at} ${session.name}`}>
            <strong>{session.name}</strong>, {session.people} personnes, {momentInWords(session.from)} –{' '}
            {momentInWords(session.to)}
            <Hint>{`${session.reason} (${savedInWords({ savedAt: session.at, savedBy: session.by }, 'annoncée')})`}</Hint>
          </li>
        ))}
      </Lines>
    </Card>
  );
}

function LimitsCard({ view, onKept }: CardProps) {
  const { change } = useLimitsClient();
  const start = Object.fromEntries(Object.entries(view.limits).map(([name, value]) => [name, String(value)]));
  return (
    <Card aria-labelledby="limites">
      <h2 id="limites">Limites de tous les jours</h2>
      <AskedForm id="limite" asked={LIMITS} start={start} button="Changer les limites" send={change} onKept={onKept} />
      <Lines aria-label="Changements">
        {view.history.map((entry) => (
          <li key={entry.at}>
            {`${entry.burst} d’affilée, puis ${entry.perHour} par heure\u202f; ${entry.unconfirmedLetters} et ${entry.confirmedLetters} messages par jour`}
            <Hint>{`${entry.reason} (${savedInWords({ savedAt: entry.at, savedBy: entry.by }, 'changé')})`}</Hint>
          </li>
        ))}
      </Lines>
    </Card>
  );
}

interface FormProps {
  readonly id: string;
  readonly asked: readonly Asked[];
  readonly start: Values;
  readonly button: string;
  readonly send: (body: object) => Promise<Answer<LimitsView>>;
  readonly onKept: (view: LimitsView) => void;
}

function AskedForm({ id, asked, start, button, send, onKept }: FormProps) {
  const [values, setValues] = useState<Values>(start);
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const answer = await send(bodyOf(asked, values));
    setBusy(false);
    setFaults(answer.done ? {} : answer.faults);
    if (!answer.done) {
      const marked = Object.keys(answer.faults).length > 0;
      return setSaid(marked ? 'Rien n’est enregistré\u00a0: corrigez ce qui est marqué.' : answer.message);
    }
    setSaid('Enregistré.');
    setValues({ ...start, ...(start['burst'] === undefined ? {} : values), reason: '' });
    onKept(answer.value);
  };
  return (
    <>
      <Columns>
        {asked.map(({ name, label, hint, type }) => {
          const frame = { id: `${id}-${name}`, label, hint, error: faults[name] };
          const value = values[name] ?? '';
          const onChange = (typed: string) => setValues({ ...values, [name]: typed });
          return (
            <Field key={name} {...frame}>
              <Input
                {...described(frame)}
                type={type}
                value={value}
                onChange={({ target }) => onChange(target.value)}
              />
            </Field>
          );
        })}
      </Columns>
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void keep()}>
          {button}
        </BusyButton>
        <span role="status">{said}</span>
      </Row>
    </>
  );
}

function bodyOf(asked: readonly Asked[], values: Values): object {
  return Object.fromEntries(
    asked.map(({ name, type }) => {
      const text = values[name] ?? '';
      return [name, type === 'number' && text !== '' ? Number(text) : text];
    }),
  );
}
