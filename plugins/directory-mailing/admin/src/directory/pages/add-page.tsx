import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useNotification } from '@strapi/strapi/admin';
import type { DirectoryChoices, NewPerson } from '../../../../contract/directory.ts';
import { type Fields, useAnswer, useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { BasisFieldset, NO_BASIS } from '../parts/basis-fields.tsx';
import { DirectorySheet, HOME } from '../parts/directory-sheet.tsx';
import { NOBODY, PersonFieldset } from '../parts/person-fields.tsx';
import { Button } from '../../ui/button.ts';
import { Input } from '../../ui/controls.ts';
import { Card, Hint, Row } from '../../ui/layout.ts';
import { Notice } from '../../ui/marks.ts';
import { Field } from '../../ui/field.tsx';

export function AddPage() {
  const client = useDirectoryClient();
  const [choices] = useAnswer(client.choices);
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
  const [wrong, setWrong] = useState<Fields>({});
  const [message, setMessage] = useState<string | null>(null);
  const add = async () => {
    const answer = await client.add(person);
    if (!answer.done) {
      setWrong(answer.fields);
      return setMessage(answer.message);
    }
    const asked = answer.value.outcome === 'asked';
    toggleNotification({
      type: 'success',
      message: asked ? 'Un courriel part : la personne confirmera elle-même.' : 'La personne est dans l’annuaire.',
    });
    navigate(asked ? HOME : `${HOME}/personnes/${answer.value.id}`);
  };
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
      <Field id="personne-adresse" label="Adresse électronique" error={wrong['email']}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={person.email}
            onChange={({ target }) => setPerson({ ...person, email: target.value })}
          />
        )}
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
