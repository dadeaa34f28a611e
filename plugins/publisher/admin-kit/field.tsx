import type { ReactNode } from 'react';
import { styled } from 'styled-components';

export interface FieldFrame {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** Label, help and error around one control; the control names help and error by `describedBy`. */
export function Field(props: FieldFrame & { readonly children: ReactNode }) {
  return (
    <Frame>
      <div>
        <label htmlFor={props.id}>{props.label}</label>
        {props.hint !== undefined && <small id={`${props.id}-aide`}>{props.hint}</small>}
      </div>
      <div>
        {props.children}
        {props.error !== undefined && <strong id={`${props.id}-erreur`}>{props.error}</strong>}
      </div>
    </Frame>
  );
}

/** What a screen reader says of the control after its label. */
export function described({ id, hint, error }: FieldFrame) {
  const ids = [error === undefined ? '' : `${id}-erreur`, hint === undefined ? '' : `${id}-aide`].filter(Boolean);
  return {
    id,
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

export const Frame = styled.div`
  &,
  > div {
    display: grid;
    gap: 0.4rem;
    align-content: start;
    min-width: 0;
  }
  label {
    font-weight: 600;
  }
  small {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
  strong {
    color: ${({ theme }) => theme.colors.danger700};
  }
`;
