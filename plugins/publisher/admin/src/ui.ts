import { styled } from 'styled-components';

/* Strapi's root font size is 62.5 %: 1 rem is 10 px. */
/** `main-content` is where Strapi's « skip to content » leads. */
export const Sheet = styled.main.attrs({ id: 'main-content', tabIndex: -1 })`
  display: grid;
  gap: 2.4rem;
  width: 100%;
  max-width: 128rem;
  margin: 0 auto;
  padding: 2.4rem clamp(1.2rem, 4vw, 4.8rem) 4.8rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  h1 {
    font-size: 2.4rem;
    font-weight: 700;
  }
  h2 {
    font-size: 1.8rem;
    font-weight: 700;
  }
  a {
    color: ${({ theme }) => theme.colors.primary700};
  }
  a:focus-visible,
  button:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  align-items: center;
`;

/** Wider than a phone: it scrolls by itself, by the keyboard too, and the page does not. */
export const Scroller = styled.div.attrs({ tabIndex: 0, role: 'region' })`
  overflow-x: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  table {
    width: 100%;
    min-width: 60rem;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.8rem 1.2rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: start;
    vertical-align: top;
  }
  th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: 600;
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

export const Button = styled.button.attrs({ type: 'button' })`
  min-height: 4rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
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
