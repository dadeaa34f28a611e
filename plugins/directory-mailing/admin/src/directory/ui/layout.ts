import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/* Strapi's root font size is 62.5 %: 1 rem is 10 px. */
/** `main-content` is where Strapi's « skip to content » leads. */
export const Sheet = styled.main.attrs({ id: 'main-content', tabIndex: -1 })`
  display: grid;
  gap: 2rem;
  align-content: start;
  width: 100%;
  max-width: 128rem;
  margin: 0 auto;
  padding: 2.4rem clamp(1.2rem, 4vw, 4.8rem) 4.8rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  > * {
    min-width: 0;
  }
  a {
    color: ${({ theme }) => theme.colors.primary700};
  }
  a:focus-visible,
  summary:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  summary {
    width: fit-content;
    padding: 0.4rem 0;
    font-weight: 600;
    cursor: pointer;
  }
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
`;

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem 1.2rem;
  align-items: center;
`;

export const Between = styled(Row)`
  justify-content: space-between;
`;

export const Card = styled.section`
  display: grid;
  gap: 1.6rem;
  min-width: 0;
  padding: clamp(1.2rem, 3vw, 2.4rem);
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
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
`;

export const Badge = styled.span<{ $tone: 'success' | 'warning' | 'neutral' | 'danger' }>`
  display: inline-block;
  padding: 0.2rem 0.8rem;
  border-radius: 4px;
  background: ${({ theme, $tone }) => theme.colors[$tone === 'neutral' ? 'neutral150' : `${$tone}100`]};
  color: ${({ theme, $tone }) => theme.colors[$tone === 'warning' || $tone === 'neutral' ? 'neutral800' : `${$tone}700`]};
  font-size: 1.3rem;
  font-weight: 600;
`;

export const Notice = styled.div<{ $tone: 'danger' | 'success' | 'warning' }>`
  display: grid;
  gap: 0.8rem;
  padding: 1.2rem 1.6rem;
  border-inline-start: 4px solid ${({ theme, $tone }) => theme.colors[`${$tone}600`]};
  border-radius: 4px;
  background: ${({ theme, $tone }) => theme.colors[`${$tone}100`]};
  ul {
    padding-inline-start: 2rem;
    list-style: disc;
  }
`;

/** Wider than a phone: it scrolls by itself, by the keyboard too, and the page does not. */
export const Scroller = styled.div.attrs({ tabIndex: 0, role: 'region' })<{ $wide?: string }>`
  overflow-x: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  table {
    width: 100%;
    min-width: ${({ $wide = '56rem' }) => $wide};
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.8rem 1.2rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: start;
    vertical-align: top;
    /* Not « anywhere »: a column would shrink to its letters. */
    overflow-wrap: break-word;
  }
  th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: 600;
  }
  tr:last-child > * {
    border-bottom: 0;
  }
`;

export const Facts = styled.dl`
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

/** A link that begins something looks like the button beside it. */
export const ButtonLink = styled(Link)<{ $primary?: boolean }>`
  display: inline-flex;
  align-items: center;
  min-height: 4rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid ${({ theme, $primary }) => theme.colors[$primary ? 'primary600' : 'neutral300']};
  border-radius: 4px;
  background: ${({ theme, $primary }) => theme.colors[$primary ? 'primary600' : 'neutral0']};
  font-weight: 600;
  text-decoration: none;
  && {
    color: ${({ theme, $primary }) => theme.colors[$primary ? 'neutral0' : 'neutral800']};
  }
`;
