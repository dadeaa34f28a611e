import { type ReactNode, useState } from 'react';
import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Fold, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DeskChoices, MessageAct, MessageErasure, MessageView } from '../../../contract/message-desk.ts';
import type { Act } from './client.ts';
import { PublishForm } from './publish-form.tsx';

interface Props {
  readonly message: MessageView;
  readonly choices: DeskChoices;
  readonly act: Act;
}

/** Everything but the answer: each in its fold, so that the page stays short. */
export function ActForms(props: Props) {
  const { message } = props;
  const may = (act: MessageView['may'][number]) => message.may.includes(act);
  return (
    <Card aria-labelledby="autrement">
      <h2 id="autrement">Autres gestes</h2>
      {may('forwarded') && <ForwardForm {...props} />}
      {may('assigned') && <AssignForm {...props} />}
      {may('passed-on') && (
        <PlainForm {...props} title="Transmettre au registre" button="Transmettre" name="passed-on">
          Le texte part tel quel à l’adresse du registre, avec le nom et l’adresse de la personne.
        </PlainForm>
      )}
      {(may('published') || message.published) && <PublishForm message={message} act={props.act} />}
      {NOTES.filter(({ act }) => may(act)).map((note) => (
        <NoteForm key={note.act} message={message} act={props.act} note={note} />
      ))}
      {may('withheld') && (
        <PlainForm {...props} title="Retirer l’accord de publication" button="Retirer l’accord" name="withheld">
          La personne ne veut plus être publiée. Ce qui était public disparaît.
        </PlainForm>
      )}
      {may('erase') && (
        <PlainForm {...props} title="Effacer" button="Effacer définitivement" name="erase" danger>
          À la demande de la personne. Texte, nom, adresse et réponses disparaissent, et ce qui en était public. Il ne
          reste qu’un compte. Sans retour.
        </PlainForm>
      )}
    </Card>
  );
}

const NOTES = [
  {
    act: 'noted',
    title: 'Note interne',
    label: 'La note',
    hint: 'Lue par l’équipe seulement.',
    button: 'Garder la note',
  },
  {
    act: 'consented',
    title: 'Noter un accord de publication',
    label: 'Comment la personne l’a donné',
    hint: 'Par exemple\u00a0: «\u00a0dit au téléphone le 3 mars\u00a0».',
    button: 'Noter l’accord',
  },
  {
    act: 'closed',
    title: 'Classer, avec un motif',
    label: 'Le motif',
    hint: 'La personne le recevra, si elle a confirmé son adresse\u202f; sinon elle le lira derrière son lien.',
    button: 'Classer et prévenir la personne',
  },
  {
    act: 'reopened',
    title: 'Reprendre',
    label: 'Pourquoi',
    hint: 'Le message revient parmi ceux qui attendent, avec la même promesse.',
    button: 'Reprendre',
  },
] as const;

/** Sends an act and says what became of it. */
function useSending(act: Act) {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const send = async (wanted: MessageAct | MessageErasure): Promise<boolean> => {
    setBusy(true);
    const answer = await act(wanted);
    setBusy(false);
    setFaults(answer.done ? {} : answer.faults);
    setSaid(answer.done ? 'C’est fait.' : answer.message);
    return answer.done;
  };
  return { busy, faults, said, send };
}

function ForwardForm({ message, choices, act }: Props) {
  const { busy, faults, said, send } = useSending(act);
  const [department, setDepartment] = useState('');
  const [assignee, setAssignee] = useState('');
  const [text, setText] = useState('');
  const where = { id: 'direction', label: 'Direction', error: faults['department'] };
  const what = { id: 'mot', label: 'Un mot pour elle (facultatif)', hint: 'Lu par l’équipe seulement.' };
  return (
    <Fold>
      <summary>Transmettre à une autre direction</summary>
      <div>
        <Hint>La promesse ne change pas, et la personne est prévenue de qui lui répondra.</Hint>
        <Field {...where}>
          <Select {...described(where)} value={department} onChange={({ target }) => setDepartment(target.value)}>
            <option value="">Choisir…</option>
            {choices.departments
              .filter(({ id }) => id !== message.departmentId)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </Field>
        <PersonField
          id="transmis-a"
          choices={choices}
          value={assignee}
          onValue={setAssignee}
          error={faults['assignee']}
        />
        <Field {...what}>
          <Textarea {...described(what)} rows={3} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        <Row>
          <BusyButton
            busy={busy}
            onClick={() =>
              void send({ act: 'forwarded', version: message.version, department, assignee: idOf(assignee), text })
            }
          >
            Transmettre
          </BusyButton>
          <span role="status">{said}</span>
        </Row>
      </div>
    </Fold>
  );
}

function AssignForm({ message, choices, act }: Props) {
  const { busy, faults, said, send } = useSending(act);
  const [assignee, setAssignee] = useState(String(message.assigneeId ?? ''));
  return (
    <Fold>
      <summary>Confier à une personne</summary>
      <div>
        <PersonField
          id="confie-a"
          choices={choices}
          value={assignee}
          onValue={setAssignee}
          error={faults['assignee']}
        />
        <Row>
          <BusyButton
            busy={busy}
            onClick={() => void send({ act: 'assigned', version: message.version, assignee: idOf(assignee) })}
          >
            Confier
          </BusyButton>
          <BusyButton
            busy={busy}
            onClick={() => {
              setAssignee(String(choices.me));
              void send({ act: 'assigned', version: message.version, assignee: choices.me });
            }}
          >
            Je m’en charge
          </BusyButton>
          <span role="status">{said}</span>
        </Row>
      </div>
    </Fold>
  );
}

function PersonField(props: {
  id: string;
  choices: DeskChoices;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
}) {
  const frame = { id: props.id, label: 'Personne (facultatif)', error: props.error };
  return (
    <Field {...frame}>
      <Select {...described(frame)} value={props.value} onChange={({ target }) => props.onValue(target.value)}>
        <option value="">Personne en particulier</option>
        {props.choices.people.map(({ id, name, away }) => (
          <option key={id} value={id}>
            {away ? `${name} (absent·e)` : name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function NoteForm({ message, act, note }: { message: MessageView; act: Act; note: (typeof NOTES)[number] }) {
  const { busy, faults, said, send } = useSending(act);
  const [text, setText] = useState('');
  const frame = { id: `note-${note.act}`, label: note.label, hint: note.hint, error: faults['text'] };
  return (
    <Fold>
      <summary>{note.title}</summary>
      <div>
        <Field {...frame}>
          <Textarea {...described(frame)} rows={3} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        <Row>
          <BusyButton
            busy={busy}
            onClick={() =>
              void send({ act: note.act, version: message.version, text }).then((done) => done && setText(''))
            }
          >
            {note.button}
          </BusyButton>
          <span role="status">{said}</span>
        </Row>
      </div>
    </Fold>
  );
}

function PlainForm(props: {
  message: MessageView;
  act: Act;
  name: 'passed-on' | 'withheld' | 'erase';
  title: string;
  button: string;
  danger?: boolean;
  children: ReactNode;
}) {
  const { busy, said, send } = useSending(props.act);
  return (
    <Fold>
      <summary>{props.title}</summary>
      <div>
        <Hint>{props.children}</Hint>
        <Row>
          <BusyButton
            $look={props.danger ? 'danger' : 'plain'}
            busy={busy}
            onClick={() => void send({ act: props.name, version: props.message.version })}
          >
            {props.button}
          </BusyButton>
          <span role="status">{said}</span>
        </Row>
      </div>
    </Fold>
  );
}

function idOf(value: string): number | null {
  return value === '' ? null : Number(value);
}
