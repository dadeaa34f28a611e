import { css, styled } from 'styled-components';

const focus = css`
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

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
  padding-inline: 0.8rem;
`;

const LOOKS = {
  primary: (c: Readonly<Record<string, string>>) =>
    `background: ${c['primary600']}; border-color: ${c['primary600']}; color: ${c['neutral0']};`,
  danger: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['danger600']}; color: ${c['danger700']};`,
  plain: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['neutral300']}; color: ${c['neutral800']};`,
};

/** While a request runs it waits without being disabled, which would drop the focus. */
export const Button = styled.button.attrs<{ $look?: keyof typeof LOOKS }>((props) => ({
  type: props.type ?? 'button',
}))`
  min-height: 4rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid;
  border-radius: 4px;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  ${focus}
  ${({ $look = 'plain', theme }) => LOOKS[$look](theme.colors)}
  &[aria-disabled='true'] {
    opacity: 0.55;
    cursor: not-allowed;
  }
`;

export const Frame = styled.div`
  display: grid;
  gap: 0.4rem;
  align-content: start;
  min-width: 0;
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

export const Group = styled.fieldset`
  display: grid;
  gap: 1.2rem;
  min-width: 0;
  margin: 0;
  padding: 1.2rem 1.6rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 6px;
  legend {
    padding: 0 0.6rem;
    font-weight: 600;
  }
  strong {
    color: ${({ theme }) => theme.colors.danger700};
  }
`;

export const Tick = styled.label`
  display: flex;
  gap: 0.8rem;
  align-items: start;
  min-height: 2.8rem;
  small {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
  input {
    flex: none;
    width: 2rem;
    height: 2rem;
    accent-color: ${({ theme }) => theme.colors.primary600};
    ${focus}
  }
`;
