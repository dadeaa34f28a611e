import { css, styled } from 'styled-components';
import { focus } from './focus.ts';

const box = css`
  width: 100%;
  min-height: 4rem;
  padding: 0.8rem 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral500};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  ${focus}
  &[aria-invalid='true'] {
    border: 2px solid ${({ theme }) => theme.colors.danger600};
  }
  &:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

export const Input = styled.input`
  ${box}
`;
export const Textarea = styled.textarea`
  ${box}
  line-height: 1.5;
  resize: vertical;
`;
export const Select = styled.select`
  ${box}
  /* The browser adds its own few pixels before the words. */
  padding-inline: 0.8rem;
`;

/** While a request runs it waits without being disabled, which would drop the focus: see `BusyButton`. */
export const Button = styled.button.attrs((props) => ({ type: props.type ?? 'button' }))<{
  $look?: 'primary' | 'danger' | 'plain';
}>`
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 4rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid;
  border-radius: 4px;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  ${focus}
  ${({ $look = 'plain', theme }) => LOOKS[$look](theme.colors)}
  &[aria-pressed='true'],
  &[aria-pressed='true']:hover:enabled {
    background: ${({ theme }) => theme.colors.primary100};
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
  }
  &:disabled,
  &[aria-disabled='true'] {
    opacity: 0.55;
    cursor: not-allowed;
  }
`;

const LOOKS = {
  primary: (c: Readonly<Record<string, string>>) =>
    `background: ${c['primary600']}; border-color: ${c['primary600']}; color: ${c['neutral0']}; &:hover:enabled { background: ${c['primary700']}; }`,
  danger: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['danger600']}; color: ${c['danger700']}; &:hover:enabled { background: ${c['danger100']}; }`,
  plain: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['neutral300']}; color: ${c['neutral800']}; &:hover:enabled { background: ${c['neutral100']}; }`,
};

export const Checkbox = styled.label`
  display: flex;
  gap: 0.8rem;
  align-items: center;
  min-height: 3.2rem;
  input {
    width: 2rem;
    height: 2rem;
    accent-color: ${({ theme }) => theme.colors.primary600};
    ${focus}
  }
`;

export const LinkLike = styled.button.attrs({ type: 'button' })`
  padding: 0.2rem 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.primary700};
  font: inherit;
  text-align: start;
  text-decoration: underline;
  cursor: pointer;
  ${focus}
`;
