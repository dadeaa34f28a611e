import { createGlobalStyle, styled } from 'styled-components';

export const CARD = 'aggloforum-card';

/** Strapi gives every card the height of a chart; on a phone that is a screen of nothing for each. */
export const FitToContent = createGlobalStyle`
  main:has(> .${CARD}) {
    height: auto;
    min-height: 6rem;
    max-height: 26rem;
  }
  @media (min-width: 768px) {
    main:has(> .${CARD}) {
      height: 16rem;
    }
  }
`;

export const Card = styled.div`
  width: 100%;
`;

export const Text = styled.p`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
`;

export const List = styled.ul`
  display: grid;
  gap: 1.2rem;
  font-size: 1.4rem;
  line-height: 1.4;
  a {
    display: block;
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
  a:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  span {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
`;
