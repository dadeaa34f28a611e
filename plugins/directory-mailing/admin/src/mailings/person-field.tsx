import { useState } from 'react';
import { Button, Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MailingPerson } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';
import { RuledLines } from '../ui/lists.ts';

const FRAME = {
  id: 'apercu-personne',
  label: 'Pour une personne de l’annuaire (facultatif)',
  hint: 'Quelques lettres de son nom ou de son adresse : vous saurez si elle le reçoit, et sinon pourquoi.',
};

/** Somebody of the directory, found by a few letters of their name or address. */
export function PersonField(props: { mailing: number; onChoose: (person: MailingPerson | null) => void }) {
  const client = useMailingClient();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly MailingPerson[] | null>(null);
  const search = async () => {
    setFound(await client.people(props.mailing, typed).catch(() => []));
  };
  const [chosen, setChosen] = useState(false);
  const choose = (person: MailingPerson | null) => {
    props.onChoose(person);
    setTyped(person === null ? '' : (person.name ?? person.address));
    setChosen(person !== null);
    setFound(null);
  };
  return (
    <div role="search" aria-label="Aperçu pour une personne">
      <Field {...FRAME}>
        <Row>
          <Input
            {...described(FRAME)}
            autoComplete="off"
            style={{ flex: '1 1 20rem', width: 'auto' }}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void search();
            }}
          />
          <Button onClick={() => void search()}>Chercher</Button>
          {chosen && <Button onClick={() => choose(null)}>Effacer</Button>}
        </Row>
        {found !== null && (
          <RuledLines aria-label="Personnes trouvées">
            {found.length === 0 && <li>Personne ne correspond.</li>}
            {found.map((person) => (
              <li key={person.id}>
                <Row>
                  <Button onClick={() => choose(person)}>{person.name ?? person.address}</Button>
                  <span>{[person.organisation, person.address].filter(Boolean).join(' · ')}</span>
                </Row>
              </li>
            ))}
          </RuledLines>
        )}
      </Field>
    </div>
  );
}
