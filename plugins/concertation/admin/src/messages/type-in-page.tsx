import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type Faults, valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Checkbox, Input, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DeskChoices, TypedIn } from '../../../contract/message-desk.ts';
import { CHANNELS, KINDS } from '../../../core/messages/words.ts';
import { useMessageClient } from './client.ts';
import { DeskSheet } from './desk-sheet.tsx';
import { DESK } from './words.ts';

const NOTHING: TypedIn = {
  channel: 'paper',
  receivedOn: '',
  kind: 'question',
  subject: '',
  body: '',
  name: '',
  email: '',
  project: '',
  publishable: false,
};

/** What reached us by paper, by telephone or in a room: marked as such, and due like the rest. */
export function TypeInPage() {
  const client = useMessageClient();
  const navigate = useNavigate();
  const choices = valueOf(useLoaded(client.choices).value);
  const [typed, setTyped] = useState(NOTHING);
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const answer = await client.typeIn(typed);
    setBusy(false);
    if (answer.done) return navigate(`${DESK}/${answer.value.id}`);
    setFaults(answer.faults);
    setSaid(answer.message);
  };
  return (
    <DeskSheet
      title="Saisir une contribution"
      lead="Reçue sur papier, au téléphone ou en réunion. Elle porte la marque de son arrivée, et la même promesse court."
    >
      <Card aria-label="La contribution">
        <Fields typed={typed} faults={faults} choices={choices} onTyped={(more) => setTyped({ ...typed, ...more })} />
        <Row>
          <BusyButton $look="primary" busy={busy} onClick={() => void keep()}>
            Enregistrer
          </BusyButton>
          <span role="status">{said}</span>
        </Row>
      </Card>
    </DeskSheet>
  );
}

const TEXTS = [
  { name: 'receivedOn', label: 'Reçue le', type: 'date' },
  { name: 'subject', label: 'Objet', type: 'text' },
  { name: 'name', label: 'Nom (facultatif)', type: 'text' },
  { name: 'email', label: 'Courriel (facultatif)', type: 'text', hint: 'Un accusé de réception y partira.' },
] as const;

interface FieldsProps {
  readonly typed: TypedIn;
  readonly faults: Faults;
  readonly choices: DeskChoices | null;
  readonly onTyped: (more: Partial<TypedIn>) => void;
}

function Fields({ typed, faults, choices, onTyped }: FieldsProps) {
  const body = { id: 'saisie-body', label: 'Le texte', hint: 'Tel qu’il a été écrit ou dit.', error: faults['body'] };
  return (
    <>
      <Columns>
        <Lists typed={typed} faults={faults} choices={choices} onTyped={onTyped} />
        {TEXTS.map(({ name, label, type, ...more }) => {
          const frame = { id: `saisie-${name}`, label, error: faults[name], ...more };
          return (
            <Field key={name} {...frame}>
              <Input
                {...described(frame)}
                type={type}
                value={typed[name]}
                onChange={({ target }) => onTyped({ [name]: target.value })}
              />
            </Field>
          );
        })}
      </Columns>
      <Field {...body}>
        <Textarea
          {...described(body)}
          rows={8}
          value={typed.body}
          onChange={({ target }) => onTyped({ body: target.value })}
        />
      </Field>
      <Checkbox>
        <input
          type="checkbox"
          checked={typed.publishable}
          onChange={({ target }) => onTyped({ publishable: target.checked })}
        />
        La personne accepte la publication, sans son nom
      </Checkbox>
    </>
  );
}

function Lists({ typed, faults, choices, onTyped }: FieldsProps) {
  const lists = [
    {
      name: 'channel',
      label: 'Arrivée par',
      options: Object.entries(CHANNELS).filter(([channel]) => channel !== 'site'),
    },
    { name: 'kind', label: 'C’est', options: Object.entries(KINDS) },
    {
      name: 'project',
      label: 'Projet',
      options: [['', 'Aucun en particulier'], ...(choices?.projects ?? []).map(({ id, title }) => [id, title])],
    },
  ] as const;
  return lists.map(({ name, label, options }) => {
    const frame = { id: `saisie-${name}`, label, error: faults[name] };
    return (
      <Field key={name} {...frame}>
        <Select {...described(frame)} value={typed[name]} onChange={({ target }) => onTyped({ [name]: target.value })}>
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
    );
  });
}
