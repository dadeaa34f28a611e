import { styled } from 'styled-components';
import { Scroller } from '../../admin-kit/layout.ts';

/** A table whose first line is set apart from the others. */
export const Table = styled(Scroller)`
  thead tr:last-child > * {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  td a {
    display: block;
    overflow-wrap: anywhere;
  }
`;

export const Said = styled.span<{ $failed: boolean }>`
  color: ${({ theme, $failed }) => theme.colors[$failed ? 'danger700' : 'neutral800']};
  font-size: 1.4rem;
  line-height: 1.5;
`;

export const Question = styled.dialog`
  width: min(56rem, 94vw);
  margin: auto;
  padding: 2.4rem;
  border: 0;
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  &[open] {
    display: grid;
    gap: 1.6rem;
  }
  &::backdrop {
    background: rgb(20 30 20 / 50%);
  }
`;
