import { styled } from 'styled-components';

/** Lines with a rule between them. */
export const RuledLines = styled.ul`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  li {
    display: grid;
    gap: 0.2rem;
    padding: 1.2rem 1.6rem;
  }
  li + li {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  a {
    font-size: 1.5rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;

export const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(12rem, max-content) minmax(0, 1fr);
  gap: 0.8rem 2.4rem;
  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    overflow-wrap: anywhere;
  }
  @media (max-width: 48rem) {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.2rem;
    dd {
      margin-bottom: 0.8rem;
    }
  }
`;

/** The same, side by side. */
export const FactGrid = styled.dl`
  display: grid;
  gap: 1.2rem 2.4rem;
  grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  dt {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
