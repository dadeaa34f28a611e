import { styled } from 'styled-components';
import { Card, Row } from '@aggloforum/publisher/admin-kit/layout.ts';

/** Its last line speaks only when there is something to say, and takes no room before. */
export const Actions = styled(Card)`
  gap: 0;
  > * + *:not(:empty) {
    margin-top: 1.2rem;
  }
`;

export const Part = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.8rem;
`;

export const Spread = styled(Row)`
  justify-content: space-between;
`;

/** Many small things beside one another. */
export const Boxes = styled.div`
  display: grid;
  gap: 0.4rem 1.6rem;
  grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
  padding-top: 0.8rem;
`;
