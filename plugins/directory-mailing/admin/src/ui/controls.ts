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

export const Choices = styled.fieldset`
  min-width: 0;
  margin: 0;
  padding: 1.2rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 6px;
  legend {
    padding: 0 0.6rem;
    font-weight: 600;
  }
  > div {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
    gap: 0 1.6rem;
    max-height: 22rem;
    overflow-y: auto;
  }
  label {
    display: flex;
    gap: 0.8rem;
    align-items: center;
    min-height: 3.2rem;
  }
  input {
    flex: none;
    width: 2rem;
    height: 2rem;
    accent-color: ${({ theme }) => theme.colors.primary600};
    ${focus}
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
