import { useId, useState } from 'react';
import { styled } from 'styled-components';
import { Button, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { adviceOn, GUIDANCE } from '../../../core/messages/advice.ts';
import type { DeskChoices } from '../../../contract/message-desk.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly error: string | undefined;
  readonly choices: DeskChoices;
  readonly onText: (text: string) => void;
  /** Takes a prepared answer in; its slots are filled where one person is answered. */
  readonly onPrepared: (body: string) => void;
}

/** Where an answer is written: a prepared text to begin with, what makes a good answer, and hints while one types. */
export function AnswerBox({ label, text, error, choices, onText, onPrepared }: Props) {
  const id = useId();
  const frame = { id: `${id}-texte`, label, error };
  const advice = adviceOn(text);
  return (
    <Grid>
      <div>
        <Prepared id={`${id}-modele`} choices={choices} onPrepared={onPrepared} />
        <Field {...frame}>
          <Textarea {...described(frame)} rows={12} value={text} onChange={({ target }) => onText(target.value)} />
        </Field>
      </div>
      <aside aria-label="Pour bien répondre">
        <h3>Pour bien répondre</h3>
        <ul>
          {GUIDANCE.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div aria-live="polite">
          {advice.length > 0 && (
            <>
              <h3>À relire dans ce texte</h3>
              <ul>
                {advice.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          {text.trim() !== '' && advice.length === 0 && <Hint>{NO_REMARK}</Hint>}
        </div>
      </aside>
    </Grid>
  );
}

const NO_REMARK = 'Aucune remarque automatique. Relisez une fois, puis envoyez.';

/** A list that is gone through by the keyboard must not write over the text at each step: a button takes the chosen one. */
function Prepared({ id, choices, onPrepared }: Pick<Props, 'choices' | 'onPrepared'> & { id: string }) {
  const [chosen, setChosen] = useState('');
  const found = choices.prepared.find((one) => one.id === chosen);
  return (
    <Row>
      <Field id={id} label="Partir d’une réponse préparée">
        <Select id={id} value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value="">Choisir…</option>
          {choices.prepared.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </Select>
      </Field>
      <Button aria-disabled={found === undefined} onClick={() => found && onPrepared(found.body)}>
        Reprendre ce texte
      </Button>
    </Row>
  );
}

const Grid = styled.div`
  display: grid;
  gap: 1.6rem 2.4rem;
  grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
  > div {
    display: grid;
    gap: 1.2rem;
    align-content: start;
  }
  > div > div:first-child {
    align-items: end;
  }
  aside {
    display: grid;
    gap: 0.8rem;
    align-content: start;
    padding: 1.6rem;
    border-radius: 6px;
    background: ${({ theme }) => theme.colors.neutral100};
    font-size: 1.3rem;
  }
  ul {
    display: grid;
    gap: 0.4rem;
    padding-inline-start: 1.8rem;
    list-style: disc;
  }
  h3 {
    font-size: 1.4rem;
  }
  aside div {
    display: grid;
    gap: 0.8rem;
  }
  @media (max-width: 70rem) {
    grid-template-columns: minmax(0, 1fr);
  }
`;
