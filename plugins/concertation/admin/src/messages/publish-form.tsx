import { useState } from 'react';
import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Fold, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MessageView } from '../../../contract/message-desk.ts';
import type { Act } from './client.ts';

/** What the project's page will say: two texts of the team's, without a name. */
export function PublishForm({ message, act }: { message: MessageView; act: Act }) {
  const lastAnswer = message.history.find((entry) => entry.act === 'answered')?.text ?? '';
  const [question, setQuestion] = useState(message.published?.question ?? message.body);
  const [answer, setAnswer] = useState(message.published?.answer ?? lastAnswer);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState('');
  const send = async (wanted: 'published' | 'unpublished') => {
    setBusy(true);
    const { version } = message;
    const sent = await act(
      wanted === 'published' ? { act: wanted, version, question, answer } : { act: wanted, version },
    );
    setBusy(false);
    setFaults(sent.done ? {} : sent.faults);
    setSaid(sent.done ? (wanted === 'published' ? 'En ligne dans une seconde.' : 'Retiré du site.') : sent.message);
  };
  const asked = {
    id: 'publier-question',
    label: message.kind === 'idea' ? 'L’idée' : 'La question',
    hint: 'Ôtez ce qui désigne quelqu’un\u00a0: noms, adresses, lieux trop précis.',
    error: faults['question'],
  };
  const replied = { id: 'publier-reponse', label: 'La réponse', error: faults['answer'] };
  return (
    <Fold>
      <summary>{message.published ? 'Publié sur la page du projet' : 'Publier sur la page du projet'}</summary>
      <div>
        <Hint>La personne l’a accepté. Son nom ne paraît pas&#8239;; elle peut retirer son accord à tout moment.</Hint>
        <Field {...asked}>
          <Textarea
            {...described(asked)}
            rows={5}
            value={question}
            onChange={({ target }) => setQuestion(target.value)}
          />
        </Field>
        <Field {...replied}>
          <Textarea
            {...described(replied)}
            rows={7}
            value={answer}
            onChange={({ target }) => setAnswer(target.value)}
          />
        </Field>
        <Row>
          <BusyButton $look="primary" busy={busy} onClick={() => void send('published')}>
            {message.published ? 'Publier ce texte' : 'Publier'}
          </BusyButton>
          {message.published && (
            <BusyButton $look="danger" busy={busy} onClick={() => void send('unpublished')}>
              Retirer de la page
            </BusyButton>
          )}
          <span role="status">{said}</span>
        </Row>
      </div>
    </Fold>
  );
}
