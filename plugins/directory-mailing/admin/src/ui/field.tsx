import type { ReactNode } from 'react';
import { Frame } from './controls.ts';

interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

/** Label, help and error around one control, which is given what a screen reader says after its label. */
export function Field(props: {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (control: Described) => ReactNode;
}) {
  const { id, label, hint, error } = props;
  const told = [error === undefined ? '' : `${id}-erreur`, hint === undefined ? '' : `${id}-aide`].filter(Boolean);
  return (
    <Frame>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <small id={`${id}-aide`}>{hint}</small>}
      {props.children({
        id,
        ...(told.length > 0 ? { 'aria-describedby': told.join(' ') } : {}),
        ...(error === undefined ? {} : { 'aria-invalid': true as const }),
      })}
      {error !== undefined && <strong id={`${id}-erreur`}>{error}</strong>}
    </Frame>
  );
}
