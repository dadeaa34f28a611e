import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Card, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DeskChoices, MessageView } from '../../../contract/message-desk.ts';
import { UnsavedGuard } from '../dossier/unsaved-guard.tsx';
import { AnswerBox } from './answer-box.tsx';
import { type Act, useMessageClient } from './client.ts';
import { NotReached } from './not-reached.tsx';

const ALLOWED = { current: false };

export function AnswerCard({ message, choices, act }: { message: MessageView; choices: DeskChoices; act: Act }) {
  const client = useMessageClient();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const answer = await act({ act: 'answered', version: message.version, text });
    setBusy(false);
    setFault(answer.done ? undefined : answer.faults['text']);
    setSaid(answer.done ? 'La réponse est enregistrée.' : answer.message);
    if (answer.done) setText('');
  };
  const again = message.state === 'answered';
  return (
    <Card aria-labelledby="repondre">
      <UnsavedGuard dirty={text.trim() !== ''} allowed={ALLOWED} />
      <h2 id="repondre">{again ? 'Compléter la réponse' : 'Répondre'}</h2>
      <AnswerBox
        label="Votre réponse"
        text={text}
        error={fault}
        choices={choices}
        onText={setText}
        onPrepared={(body) =>
          void client
            .prepared(message.id, body)
            .then((filled) => (filled.done ? setText(filled.value.text) : setSaid(filled.message)))
        }
      />
      <NotReached message={message} />
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void send()}>
          Envoyer la réponse
        </BusyButton>
        <span role="status">{said}</span>
      </Row>
    </Card>
  );
}
