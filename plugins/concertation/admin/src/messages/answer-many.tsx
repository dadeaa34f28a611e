import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Card, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DeskChoices, MessageItem } from '../../../contract/message-desk.ts';
import { AnswerBox } from './answer-box.tsx';
import { useMessageClient } from './client.ts';
import { counted } from './words.ts';

interface Props {
  readonly chosen: readonly MessageItem[];
  readonly choices: DeskChoices;
  readonly onDone: () => void;
}

/** One text for several people, each greeted by their own name. */
export function AnswerMany({ chosen, choices, onDone }: Props) {
  const client = useMessageClient();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const send = async () => {
    setAsking(false);
    setBusy(true);
    const answer = await client.answerMany(
      chosen.map(({ id, version }) => ({ id, version })),
      text,
    );
    setBusy(false);
    setFault(answer.done ? undefined : answer.faults['text']);
    setSaid(answer.done ? '' : answer.message);
    if (answer.done) onDone();
  };
  const replies = counted(chosen.length, 'réponse', 'réponses');
  return (
    <Card aria-labelledby="plusieurs">
      <h2 id="plusieurs">Répondre à {counted(chosen.length, 'message', 'messages')}</h2>
      <Chosen messages={chosen} />
      <Hint>
        {'{nom}, {référence}, {objet}, {projet}, {service} et {téléphone} sont remplacés pour chaque personne.'} Chacune
        ne voit que sa réponse. Toutes partent, ou aucune.
      </Hint>
      <AnswerBox label="La réponse" text={text} error={fault} choices={choices} onText={setText} onPrepared={setText} />
      <Row>
        <BusyButton $look="primary" aria-haspopup="dialog" busy={busy} onClick={() => setAsking(true)}>
          Envoyer {replies}…
        </BusyButton>
        <span role="status">{said}</span>
      </Row>
      {asking && (
        <Dialog title={`Envoyer ${replies}`} onClose={() => setAsking(false)}>
          <p>Chaque personne reçoit ce texte, à son nom. Ce qui est parti ne se reprend pas.</p>
          <Chosen messages={chosen} />
          <Row>
            <BusyButton $look="primary" busy={busy} onClick={() => void send()}>
              Envoyer maintenant
            </BusyButton>
            <Button onClick={() => setAsking(false)}>Annuler</Button>
          </Row>
        </Dialog>
      )}
    </Card>
  );
}

function Chosen({ messages }: { messages: readonly MessageItem[] }) {
  return (
    <Lines aria-label="Messages auxquels répondre">
      {messages.map(({ id, subject, project, reference }) => (
        <li key={id}>
          <strong>{subject}</strong>
          <Hint>{[project?.title, reference].filter(Boolean).join(' · ')}</Hint>
        </li>
      ))}
    </Lines>
  );
}
