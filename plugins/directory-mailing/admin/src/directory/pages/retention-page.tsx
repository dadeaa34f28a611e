import { type FormEvent, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Answer, Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button, Input, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Hint, Row, Scroller } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { RetentionView } from '../../../../contract/directory.ts';
import { RETENTION_PERIODS, type RetentionName } from '../../../../core/directory/retention-periods.ts';
import { type DirectoryClient, useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { DirectorySheet } from '../parts/directory-sheet.tsx';
import { useMayChangeRetention } from '../permissions.ts';
import { instantInWords } from '../../ui/words.ts';

const NAMES = Object.keys(RETENTION_PERIODS) as RetentionName[];

export function RetentionPage() {
  const client = useDirectoryClient();
  const { value: view, set: setView } = useLoaded(client.retention);
  const mayChange = useMayChangeRetention();
  return (
    <DirectorySheet title="Durées de conservation">
      <Hint>
        L’annuaire oublie de lui-même. Après un changement, mettez à jour la page publique «&nbsp;Données
        personnelles&nbsp;», qui annonce ces durées.
      </Hint>
      <AnswerOf answer={view}>
        {(shown) => (
          <>
            <Columns $least="22rem">
              {NAMES.map((name) => (
                <Period key={name} name={name} view={shown} client={mayChange ? client : null} onDone={setView} />
              ))}
            </Columns>
            <h2>Changements</h2>
            {shown.changes.length === 0 ? (
              <Hint>Personne n’a changé ces durées&nbsp;: ce sont celles de départ.</Hint>
            ) : (
              <Changes changes={shown.changes} />
            )}
          </>
        )}
      </AnswerOf>
    </DirectorySheet>
  );
}

function Period(props: {
  name: RetentionName;
  view: RetentionView;
  client: DirectoryClient | null;
  onDone: (answer: Answer<RetentionView>) => void;
}) {
  const { name, view, client } = props;
  const { label, unit, usual } = RETENTION_PERIODS[name];
  const current = view.periods[name] ?? usual;
  const last = view.changes.find((change) => change.name === name);
  return (
    <Card aria-label={label}>
      <h2>{label}</h2>
      <p>
        <strong>
          {current} {unit}
        </strong>
        {current === usual ? ', comme au départ' : `, au lieu de ${usual} ${unit} au départ`}
      </p>
      <Hint>{last?.reason ?? RETENTION_PERIODS[name].reason}</Hint>
      {client !== null && <Change key={current} name={name} current={current} client={client} onDone={props.onDone} />}
    </Card>
  );
}

function Change(props: {
  name: RetentionName;
  current: number;
  client: DirectoryClient;
  onDone: (answer: Answer<RetentionView>) => void;
}) {
  const { name, client } = props;
  const { unit, least, most } = RETENTION_PERIODS[name];
  const { toggleNotification } = useNotification();
  const [value, setValue] = useState(String(props.current));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Faults>({});
  const change = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await client.changeRetention(name, Number(value), reason);
    if (!answer.done) return setWrong(answer.faults);
    setWrong({});
    setReason('');
    toggleNotification({ type: 'success', message: 'La durée est changée.' });
    props.onDone(answer);
  };
  const period = {
    id: `duree-${name}`,
    label: `Nouvelle durée, en ${unit}`,
    hint: `De ${least} à ${most}`,
    error: wrong['value'],
  };
  const why = {
    id: `motif-${name}`,
    label: 'Motif',
    hint: 'Il est conservé, avec votre nom.',
    error: wrong['reason'],
  };
  return (
    <form noValidate onSubmit={(event) => void change(event)} style={{ display: 'grid', gap: '1.2rem' }}>
      <Field {...period}>
        <Input
          {...described(period)}
          inputMode="numeric"
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      </Field>
      <Field {...why}>
        <Textarea {...described(why)} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Row>
        <Button type="submit">Changer la durée</Button>
      </Row>
    </form>
  );
}

function Changes({ changes }: { changes: RetentionView['changes'] }) {
  return (
    <Scroller aria-label="Changements">
      <table>
        <thead>
          <tr>
            <th scope="col">Durée</th>
            <th scope="col">Valeur</th>
            <th scope="col">Quand et par qui</th>
            <th scope="col">Motif</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, value, by, at, reason }) => (
            <tr key={`${name} ${at}`}>
              <td>{RETENTION_PERIODS[name as RetentionName].label}</td>
              <td>
                {value} {RETENTION_PERIODS[name as RetentionName].unit}
              </td>
              <td>
                {instantInWords(at)}, {by}
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
