import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { LinkLike } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Badge, Card, Notice } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DeskChoices, MessageView } from '../../../contract/message-desk.ts';
import { workingDaysInWords } from '../../../core/messages/receipt.ts';
import { CHANNELS, KINDS } from '../../../core/messages/words.ts';
import { stampInWords } from '../form/moment.ts';
import { ActForms } from './act-forms.tsx';
import { AnswerCard } from './answer-card.tsx';
import { type Act, useMessageClient } from './client.ts';
import { DeskSheet } from './desk-sheet.tsx';
import { History } from './history.tsx';
import { Due } from './item-list.tsx';
import { DESK } from './words.ts';

export function MessagePage() {
  const { id = '' } = useParams();
  const client = useMessageClient();
  const [message, setMessage] = useState<MessageView | null>(null);
  const choices = valueOf(useLoaded(client.choices).value);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    void client.open(id).then((found) => (found.done ? setMessage(found.value) : setFailed(found.message)));
  }, [client, id]);
  const act: Act = async (wanted) => {
    const answer = await client.act(id, wanted);
    if (answer.done && 'erased' in answer.value) setFailed('Il ne reste rien de ce message.');
    if (answer.done) setMessage('erased' in answer.value ? null : answer.value);
    // What a colleague did meanwhile is shown; what was typed here stays.
    if (!answer.done && answer.meanwhile !== null)
      await client.open(id).then((now) => now.done && setMessage(now.value));
    return answer;
  };
  return (
    <DeskSheet title={message === null ? 'Message' : message.subject}>
      {message === null || choices === null ? (
        <p role="status">
          {failed || 'Chargement…'} {failed && <Link to={DESK}>Retour aux messages</Link>}
        </p>
      ) : (
        <Whole message={message} choices={choices} act={act} />
      )}
    </DeskSheet>
  );
}

function Whole({ message, choices, act }: { message: MessageView; choices: DeskChoices; act: Act }) {
  return (
    <>
      <Meta>
        <Due item={message} /> <Badge $tone="neutral">{KINDS[message.kind]}</Badge>
        {message.channel !== 'site' && <Badge $tone="secondary">{CHANNELS[message.channel]}</Badge>}
        <span>{message.reference}</span>
      </Meta>
      {message.forRegister !== null && (
        <Notice $tone="danger">
          <p>
            Ce message est une observation pour «&nbsp;{message.forRegister}&nbsp;»&nbsp;: elle est à remettre au
            commissaire enquêteur, qui seul en juge. Il n’est pas parti de lui-même&nbsp;: l’adresse du registre manque
            dans le dossier, ou elle n’accepte plus de message aujourd’hui. Vérifiez-la, puis transmettez.
          </p>
        </Notice>
      )}
      <Card aria-labelledby="recu">
        <h2 id="recu">Ce qui est écrit</h2>
        <Text>{message.body}</Text>
        <Facts message={message} />
        {message.may.includes('erase') && (
          <p>
            <LinkLike onClick={() => saveMessage(message)}>Emporter tout ce que nous gardons de ce message</LinkLike>{' '}
            (fichier JSON, pour la personne qui le demande)
          </p>
        )}
      </Card>
      {message.may.includes('answered') && <AnswerCard message={message} choices={choices} act={act} />}
      {message.may.length > 0 && <ActForms message={message} choices={choices} act={act} />}
      <History entries={message.history} />
    </>
  );
}

/** For whoever asks what we keep of them. */
function saveMessage(message: MessageView): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(message, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${message.reference}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

function Facts({ message }: { message: MessageView }) {
  const { author, project } = message;
  const facts = [
    { label: 'De', value: author ? author.name || 'sans nom' : 'nom et adresse réservés à l’équipe' },
    ...(author ? [{ label: 'Courriel', value: addressInWords(author) }] : []),
    { label: 'Reçu le', value: stampInWords(message.receivedAt) },
    { label: 'Promesse', value: workingDaysInWords(message.workingDays) },
    { label: 'Direction', value: message.department ?? 'aucune' },
    { label: 'Confié à', value: message.assignee ?? 'personne en particulier' },
    { label: 'Publication', value: message.publishable ? 'acceptée, sans nom' : 'pas d’accord donné' },
  ];
  return (
    <List>
      {project && (
        <div>
          <dt>Projet</dt>
          <dd>
            <Link to={`/plugins/concertation/${project.id}`}>{project.title}</Link>
          </dd>
        </div>
      )}
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </List>
  );
}

function addressInWords({ email, confirmed }: NonNullable<MessageView['author']>): string {
  if (email === null) return 'aucun\u00a0: répondez par courrier ou par téléphone';
  return confirmed ? `${email} (confirmée)` : `${email} (pas encore confirmée)`;
}

const Meta = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  align-items: center;
  margin-top: 0.8rem;
  span:last-child {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const Text = styled.p`
  max-width: 80ch;
  font-size: 1.5rem;
  line-height: 1.6;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

const List = styled.dl`
  display: grid;
  gap: 0.8rem 2.4rem;
  grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
  padding-top: 1.6rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  dt {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
  dd {
    overflow-wrap: anywhere;
  }
`;
