import { Fragment, useId, useState } from 'react';
import { styled } from 'styled-components';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Badge, Hint, Row, Unseen } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { TrialHit } from '../../../contract/screening.ts';
import type { Rule } from '../../../core/screening/rule.ts';
import { piecesOf } from './pieces.ts';
import { useRulesClient } from './rules-client.ts';
import { ACTIONS } from './words-of-rule.ts';

interface Result {
  readonly text: string;
  readonly hits: readonly TrialHit[];
}

/** The text is sent to the rules and kept nowhere. `draft` is the rule being written, if any. */
export function TrialBox(props: { draft?: () => Rule; replaces?: string; titles: ReadonlyMap<string, string> }) {
  const { trial } = useRulesClient();
  const id = useId();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [result, setResult] = useState<Result | null>(null);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const rule = props.draft?.();
    const replaces = props.replaces ?? '';
    const answer = await trial({ name, text, replaces, ...(rule ? { rule } : {}) });
    setBusy(false);
    setError(answer.done ? '' : (answer.faults['text'] ?? Object.values(answer.faults)[0] ?? answer.message));
    setResult(answer.done ? { text, hits: answer.value.hits } : null);
  };
  const frame = { id: `${id}-texte`, label: 'Texte', error: error === '' ? undefined : error };
  return (
    <>
      <Field {...frame}>
        <Textarea {...described(frame)} rows={5} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <Field id={`${id}-nom`} label="Nom ou pseudonyme (facultatif)">
        <Input id={`${id}-nom`} value={name} autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </Field>
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void run()}>
          Essayer
        </BusyButton>
        <Hint>Rien n’est enregistré ni envoyé à personne.</Hint>
      </Row>
      <div role="status">{result && <Outcome {...result} titles={props.titles} />}</div>
    </>
  );
}

function Outcome({ text, hits, titles }: Result & { titles: ReadonlyMap<string, string> }) {
  if (hits.length === 0)
    return <Found>Aucune règle ne trouve rien&nbsp;: ce texte suivrait son chemin habituel.</Found>;
  const held = hits.some(({ action }) => action === 'hold');
  const sentence = `${hits.length === 1 ? 'Une règle trouve' : `${hits.length} règles trouvent`} quelque chose. ${
    held ? 'Le texte serait retenu jusqu’à ce que quelqu’un l’ait lu.' : 'Le texte ne serait pas retenu.'
  }`;
  return (
    <Found>
      <p>
        <strong>{sentence}</strong>
      </p>
      <Marked>
        {piecesOf(text, hits).map(({ start, piece, labels }) =>
          labels.length === 0 ? (
            <Fragment key={start}>{piece}</Fragment>
          ) : (
            <mark key={start} title={labels.join(', ')}>
              {piece}
              <Unseen>{` (${labels.join(', ')})`}</Unseen>
            </mark>
          ),
        )}
      </Marked>
      <ul>
        {hits.map((hit) => (
          <li key={hit.rule}>
            <Badge $tone={hit.action === 'hold' ? 'danger' : hit.action === 'tag' ? 'warning' : 'secondary'}>
              {ACTIONS[hit.action].label}
            </Badge>{' '}
            <strong>{hit.label}</strong>
            {hit.rule === '' && ' (la règle que vous écrivez)'}
            {hit.excerpt === null ? ', d’après un compte' : `\u00a0: «\u00a0${hit.excerpt}\u00a0»`}
            {hit.inName && ' (dans le nom)'}
            {hit.article !== null && ` – article «\u00a0${titles.get(hit.article) ?? hit.article}\u00a0»`}
          </li>
        ))}
      </ul>
    </Found>
  );
}

const Found = styled.div`
  display: grid;
  gap: 1.2rem;
  padding: 1.6rem;
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral100};
  ul {
    display: grid;
    gap: 0.8rem;
  }
  li {
    overflow-wrap: anywhere;
  }
`;

const Marked = styled.blockquote`
  padding: 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  unicode-bidi: isolate;
  mark {
    padding: 0.1rem 0.2rem;
    border-bottom: 2px solid ${({ theme }) => theme.colors.danger600};
    background: ${({ theme }) => theme.colors.warning100};
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;
