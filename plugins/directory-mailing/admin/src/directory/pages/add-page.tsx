import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useNotification } from '@strapi/strapi/admin';
import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button, Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Hint, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DirectoryChoices, NewPerson } from '../../../../contract/directory.ts';
import { useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { BasisFieldset, NO_BASIS } from '../parts/basis-fields.tsx';
import { DirectorySheet, HOME } from '../parts/directory-sheet.tsx';
import { NOBODY, PersonFieldset } from '../parts/person-fields.tsx';

export function AddPage() {
  const client = useDirectoryClient();
  const { value: choices } = useLoaded(client.choices);
  return (
    <DirectorySheet title="Ajouter une personne">
      <AnswerOf answer={choices}>{(known) => <Form choices={known} />}</AnswerOf>
    </DirectorySheet>
  );
}

function Form({ choices }: { choices: DirectoryChoices }) {
  const client = useDirectoryClient();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [person, setPerson] = useState<NewPerson>({ email: '', ...NOBODY, ...NO_BASIS });
  const [wrong, setWrong] = useState<Faults>({});
  const [message, setMessage] = useState<string | null>(null);
  const add = async () => {
    const answer = await client.add(person);
    if (!answer.done) {
      setWrong(answer.faults);
      return setMessage(answer.message);
    }
    const asked = answer.value.outcome === 'asked';
    toggleNotification({
      type: 'success',
      message: asked ? 'Un courriel part\u00a0: la personne confirmera elle-même.' : 'La personne est dans l’annuaire.',
    });
    navigate(asked ? HOME : `${HOME}/personnes/${answer.value.id}`);
  };
  const email = { id: 'personne-adresse', label: 'Adresse électronique', error: wrong['email'] };
  return (
    <Card
      as="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Hint>Personne n’entre dans l’annuaire sans avoir dit oui. Dites comment, et quand.</Hint>
      <Field {...email}>
        <Input
          {...described(email)}
          type="email"
          autoComplete="off"
          value={person.email}
          onChange={({ target }) => setPerson({ ...person, email: target.value })}
        />
      </Field>
      <PersonFieldset person={person} choices={choices} wrong={wrong} onChange={setPerson} />
      <BasisFieldset basis={person} today={choices.today} wrong={wrong} onChange={setPerson} />
      {message !== null && (
        <Notice $tone="danger" role="alert">
          <p>{message}</p>
        </Notice>
      )}
      <Row>
        <Button type="submit" $look="primary">
          Ajouter à l’annuaire
        </Button>
      </Row>
    </Card>
  );
}
