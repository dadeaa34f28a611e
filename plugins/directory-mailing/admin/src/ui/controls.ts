import { styled } from 'styled-components';
import { focus } from '@aggloforum/publisher/admin-kit/focus.ts';
import { Fieldset } from '@aggloforum/publisher/admin-kit/layout.ts';

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

/** Says what is wrong with the whole of it. */
export const Group = styled(Fieldset)`
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
