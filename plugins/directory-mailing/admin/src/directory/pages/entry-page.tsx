import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useNotification } from '@strapi/strapi/admin';
import { type Answer, type Faults, valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Card, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DirectoryChoices, DirectoryEntry, PersonFields } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import { SOURCES, wordFor } from '../../../../core/directory/labels.ts';
import { type DirectoryClient, useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { DirectorySheet, HOME } from '../parts/directory-sheet.tsx';
import { EntryHistory } from '../parts/entry-history.tsx';
import { interestsInWords } from '../parts/people-list.tsx';
import { PersonFieldset } from '../parts/person-fields.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { FactGrid } from '../../ui/lists.ts';
import { instantInWords } from '../../ui/words.ts';

export function EntryPage() {
  const client = useDirectoryClient();
  const { id = '' } = useParams();
  const ask = useCallback(async () => client.see(id), [client, id]);
  const { value: entry, set: setEntry } = useLoaded(ask);
  const { value: choices } = useLoaded(client.choices);
  const known = valueOf(choices);
  const title = entry?.done ? (entry.value.name ?? entry.value.organisation ?? entry.value.email) : 'Une personne';
  return (
    <DirectorySheet title={title}>
      <AnswerOf answer={entry}>
        {(person) => (
          <>
            <Person person={person} choices={known} />
            <Acts client={client} person={person} choices={known} onDone={setEntry} />
            <EntryHistory person={person} />
          </>
        )}
      </AnswerOf>
    </DirectorySheet>
  );
}

function Person({ person, choices }: { person: DirectoryEntry; choices: DirectoryChoices | null }) {
  const { email, organisation, actorKind, source, confirmedAt, unsubscribedAt, reconfirmAskedAt } = person;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Adresse électronique', email],
    ['Organisme', organisation],
    ['Type d’acteur', wordFor(ACTOR_KINDS, actorKind)],
    ['Communes et thèmes', interestsInWords(person, choices)],
    ['Origine', wordFor(SOURCES, source)],
    ['Dernier accord', confirmedAt === null ? null : instantInWords(confirmedAt)],
    ['Désinscription', unsubscribedAt === null ? null : instantInWords(unsubscribedAt)],
    ['Reconfirmation demandée', reconfirmAskedAt === null ? null : instantInWords(reconfirmAskedAt)],
  ];
  return (
    <Card aria-label="Données">
      <Row>
        <StateBadge state={person.state} />
      </Row>
      <FactGrid>
        {facts.map(
          ([word, value]) =>
            value !== null && (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </FactGrid>
    </Card>
  );
}

interface ActsProps {
  readonly client: DirectoryClient;
  readonly person: DirectoryEntry;
  readonly choices: DirectoryChoices | null;
  readonly onDone: (answer: Answer<DirectoryEntry>) => void;
}

type Asking = 'correct' | 'take-out' | 'erase' | null;

function Acts(props: ActsProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const { person, choices } = props;
  const close = () => setAsking(null);
  return (
    <Row>
      {choices !== null && (
        <Button aria-haspopup="dialog" onClick={() => setAsking('correct')}>
          Corriger
        </Button>
      )}
      {person.state !== 'unsubscribed' && (
        <Button aria-haspopup="dialog" onClick={() => setAsking('take-out')}>
          Désinscrire
        </Button>
      )}
      <Button $look="danger" aria-haspopup="dialog" onClick={() => setAsking('erase')}>
        Effacer
      </Button>
      {asking === 'correct' && choices !== null && <Correction {...props} choices={choices} onClose={close} />}
      {asking === 'take-out' && <TakingOut {...props} onClose={close} />}
      {asking === 'erase' && <Erasure {...props} onClose={close} />}
    </Row>
  );
}

type DialogProps = ActsProps & { readonly onClose: () => void };

function Correction({ client, person, choices, onDone, onClose }: DialogProps & { choices: DirectoryChoices }) {
  const { name, organisation, actorKind, communes, themes } = person;
  const [fields, setFields] = useState<PersonFields>({
    name: name ?? '',
    organisation: organisation ?? '',
    actorKind: actorKind ?? 'person',
    communes,
    themes,
  });
  const [wrong, setWrong] = useState<Faults>({});
  const [message, setMessage] = useState('');
  const save = async () => {
    const answer = await client.correct(person.id, fields);
    if (answer.done) {
      onDone(answer);
      return onClose();
    }
    setWrong(answer.faults);
    setMessage(answer.message);
  };
  return (
    <Dialog title="Corriger" onClose={onClose}>
      <PersonFieldset person={fields} choices={choices} wrong={wrong} onChange={setFields} />
      {message !== '' && <p role="alert">{message}</p>}
      <Row>
        <Button $look="primary" onClick={() => void save()}>
          Enregistrer
        </Button>
        <Button onClick={onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}

function TakingOut({ client, person, onDone, onClose }: DialogProps) {
  const takeOut = async () => {
    onDone(await client.takeOut(person.id));
    onClose();
  };
  return (
    <Dialog title="Désinscrire cette personne" onClose={onClose}>
      <p>
        Elle ne recevra plus aucun envoi. Sa fiche et la preuve de ses accords restent. Seule la personne peut revenir,
        par le formulaire du site.
      </p>
      <Row>
        <Button $look="primary" onClick={() => void takeOut()}>
          Désinscrire
        </Button>
        <Button onClick={onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}

function Erasure({ client, person, onClose }: DialogProps) {
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const erase = async () => {
    const answer = await client.erase(person.id);
    onClose();
    toggleNotification(
      answer.done
        ? { type: 'success', message: 'La personne est effacée.' }
        : { type: 'danger', message: answer.message },
    );
    if (answer.done) navigate(HOME);
  };
  return (
    <Dialog title="Effacer cette personne" onClose={onClose}>
      <p>
        Sa fiche, ses accords, ses demandes et ses courriels disparaissent. Il ne reste qu’une empreinte de l’adresse,
        qui empêche de la réimporter. C’est sans retour.
      </p>
      <Row>
        <Button $look="danger" onClick={() => void erase()}>
          Effacer définitivement
        </Button>
        <Button onClick={onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}
