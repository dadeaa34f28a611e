import { styled } from 'styled-components';
import { focus } from './focus.ts';

/* Strapi's root font size is 62.5 %: 1 rem is 10 px. */
/** `main-content` is where Strapi's « skip to content » leads. */
export const Sheet = styled.main.attrs({ id: 'main-content', tabIndex: -1 })`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2rem;
  width: 100%;
  max-width: 128rem;
  margin: 0 auto;
  padding: 2.4rem clamp(1.2rem, 4vw, 4.8rem) 4.8rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  h1 {
    font-size: 2.4rem;
    line-height: 1.25;
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.8rem;
    font-weight: 700;
  }
  h3 {
    font-size: 1.5rem;
    font-weight: 600;
  }
  a {
    color: ${({ theme }) => theme.colors.primary700};
    ${focus}
  }
  [tabindex] {
    ${focus}
  }
  summary {
    width: fit-content;
    min-height: 2.4rem;
    font-weight: 600;
    cursor: pointer;
    ${focus}
  }
`;

export const Card = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1.6rem;
  padding: clamp(1.2rem, 3vw, 2.4rem);
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
`;

/** Its last line speaks only when there is something to say, and takes no room before. */
export const Actions = styled(Card)`
  gap: 0;
  > * + *:not(:empty) {
    margin-top: 1.2rem;
  }
`;

export const Fold = styled.details`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  > summary {
    padding: 1.2rem clamp(1.2rem, 3vw, 2.4rem);
  }
  > div {
    display: grid;
    gap: 1.6rem;
    padding: 0.4rem clamp(1.2rem, 3vw, 2.4rem) 2rem;
  }
`;

export const Part = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.8rem;
`;

export const Head = styled.header`
  display: grid;
  gap: 0.6rem;
`;

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem 1.2rem;
  align-items: center;
`;

export const Spread = styled(Row)`
  justify-content: space-between;
`;

export const Columns = styled.div`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
  align-items: start;
`;

/** Many small things beside one another. */
export const Boxes = styled.div`
  display: grid;
  gap: 0.4rem 1.6rem;
  grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
  padding-top: 0.8rem;
`;

/** For a screen reader only. */
export const Unseen = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;

export const Hint = styled.p`
  max-width: 78rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
`;
