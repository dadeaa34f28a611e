import { useState } from 'react';
import type { DeskChoices, MessageItem } from '../../../contract/message-desk.ts';
import { BusyButton } from '../ui/busy-button.tsx';
import { Card, Hint, Row } from '../ui/layout.ts';
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
  const send = async () => {
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
  return (
    <Card aria-labelledby="plusieurs">
      <h2 id="plusieurs">Répondre à {counted(chosen.length, 'message', 'messages')}</h2>
      <Hint>
        {'{nom}, {référence}, {objet}, {projet}, {service} et {téléphone} sont remplacés pour chaque personne.'} Chacune
        ne voit que sa réponse. Toutes partent, ou aucune.
      </Hint>
      <AnswerBox label="La réponse" text={text} error={fault} choices={choices} onText={setText} onPrepared={setText} />
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void send()}>
          Envoyer {counted(chosen.length, 'réponse', 'réponses')}
        </BusyButton>
        <span role="status">{said}</span>
      </Row>
    </Card>
  );
}
