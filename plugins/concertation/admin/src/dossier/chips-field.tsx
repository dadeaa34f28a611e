import { useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { listAt } from '../form/paths.ts';
import { type FieldProps, useField } from './fields.tsx';
import { focusLater } from './focus.ts';
import { useDossierEditing } from './form-context.tsx';

interface Option {
  readonly id: string | number;
  readonly label: string;
}

/** Several choices: type a few letters, take one from the browser's own list; each taken one has its button to leave. */
export function ChipsField(props: FieldProps & { options: readonly Option[] }) {
  const { frame, locked } = useField(props);
  const { dossier, set } = useDossierEditing();
  const [typed, setTyped] = useState('');
  const list = useId();
  const chips = useRef<HTMLUListElement>(null);
  const taken = listAt(dossier, props.path);
  const chosen = props.options.filter(({ id }) => taken.includes(id));
  const left = props.options.filter(({ id }) => !taken.includes(id));
  const take = (text: string, whenUnique: boolean) => {
    const found = matching(left, text, whenUnique);
    if (found) set(props.path, [...taken, found.id]);
    setTyped(found ? '' : text);
  };
  const leave = (id: string | number, index: number) => {
    set(
      props.path,
      taken.filter((other) => other !== id),
    );
    const next = chosen.length > 1 ? Math.min(index, chosen.length - 2) : null;
    if (next === null) focusLater(props.path);
    else setTimeout(() => chips.current?.querySelectorAll('button')[next]?.focus());
  };
  return (
    <Field {...frame}>
      <Input
        {...described(frame)}
        list={list}
        autoComplete="off"
        placeholder={left.length === 0 ? '' : 'Tapez quelques lettres'}
        value={typed}
        disabled={locked}
        onChange={({ target }) => take(target.value, false)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take(typed, true);
        }}
        onBlur={() => take(typed, true)}
      />
      <datalist id={list}>
        {left.map(({ id, label }) => (
          <option key={id} value={label} />
        ))}
      </datalist>
      {chosen.length > 0 && (
        <Chips ref={chips} aria-label={`${props.label}\u00a0: choix faits`}>
          {chosen.map(({ id, label }, index) => (
            <li key={id}>
              <button type="button" disabled={locked} aria-label={`Retirer ${label}`} onClick={() => leave(id, index)}>
                {label} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </Chips>
      )}
    </Field>
  );
}

/** The one whose name was typed whole; when asked, the only one that begins with or holds what was typed. */
function matching(options: readonly Option[], text: string, whenUnique: boolean): Option | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  const whole = options.find(({ label }) => plain(label) === wanted);
  if (whole || !whenUnique) return whole;
  const beginning = options.filter(({ label }) => plain(label).startsWith(wanted));
  const holding = beginning.length > 0 ? beginning : options.filter(({ label }) => plain(label).includes(wanted));
  return holding.length === 1 ? holding[0] : undefined;
}

function plain(text: string): string {
  return text
    .trim()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

const Chips = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;
  button {
    min-height: 3.2rem;
    padding: 0.2rem 1rem;
    border: 1px solid ${({ theme }) => theme.colors.primary200};
    border-radius: 1.6rem;
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font: inherit;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
