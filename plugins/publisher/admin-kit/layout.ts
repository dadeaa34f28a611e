import { css, styled } from 'styled-components';
import { Frame } from './field.tsx';
import { focus } from './focus.ts';

export type Tone = 'success' | 'warning' | 'neutral' | 'secondary' | 'danger';

/** Whatever holds controls can be focused by script: it takes the focus of a control that goes away. */
const HOLDER = { tabIndex: -1 };

export const Card = styled.section.attrs(HOLDER)`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1.6rem;
  padding: clamp(1.2rem, 3vw, 2.4rem);
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  scroll-margin-top: 12rem;
`;

export const Hint = styled.p`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
`;

export const Notice = styled.section<{ $tone: Exclude<Tone, 'neutral'> }>`
  display: grid;
  gap: 0.8rem;
  padding: 1.2rem 1.6rem;
  border-inline-start: 4px solid ${({ theme, $tone }) => theme.colors[`${$tone}600`]};
  border-radius: 4px;
  background: ${({ theme, $tone }) => theme.colors[`${$tone}100`]};
  ul {
    display: grid;
    gap: 0.4rem;
    padding-inline-start: 2rem;
    list-style: disc;
  }
`;

export const Fold = styled.details`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  scroll-margin-top: 12rem;
  > summary {
    padding: 1.2rem 1.6rem;
    font-weight: 600;
    cursor: pointer;
  }
  > div {
    display: grid;
    gap: 1.6rem;
    padding: 0.4rem 1.6rem 1.6rem;
  }
`;

/* Strapi's root font size is 62.5 %: 1 rem is 10 px. */
/** `main-content` is where Strapi's « skip to content » leads. */
const MAIN = { id: 'main-content', tabIndex: -1 };

const page = css`
  width: 100%;
  max-width: 128rem;
  margin: 0 auto;
  padding: 2.4rem clamp(1.2rem, 4vw, 4.8rem) 4.8rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  a {
    color: ${({ theme }) => theme.colors.primary700};
  }
  a,
  summary,
  [tabindex] {
    ${focus}
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
    font-size: 1.6rem;
    font-weight: 600;
  }
`;

/** A page whose parts stand apart by what they are. */
export const Sheet = styled.main.attrs(MAIN)`
  ${page}
  ${Card} {
    margin-top: 2.4rem;
  }
  ${Notice} {
    margin-top: 1.6rem;
  }
  > nav:first-child {
    margin-bottom: 2rem;
  }
  /* A control that takes the focus is not left under the bar of actions. */
  :is(a, button, input, select, textarea, summary) {
    scroll-margin-block: 9rem;
  }
`;

/** A page whose parts all stand apart alike, and whose hints are no longer than one reads with ease. */
export const StackedSheet = styled.main.attrs(MAIN)<{ $gap?: string }>`
  ${page}
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ $gap = '2rem' }) => $gap};
  ${Hint} {
    max-width: 78rem;
  }
  summary {
    width: fit-content;
    min-height: 2.4rem;
    font-weight: 600;
    cursor: pointer;
  }
  /* Among the cards it is one of them. */
  > ${Fold} {
    background: ${({ theme }) => theme.colors.neutral0};
    > summary {
      padding-inline: clamp(1.2rem, 3vw, 2.4rem);
    }
    > div {
      padding: 0.4rem clamp(1.2rem, 3vw, 2.4rem) 2rem;
    }
  }
`;

export const Heading = styled.header`
  display: grid;
  gap: 0.8rem;
`;

/** Controls of one line stand at one height, however long the help above them. */
export const Columns = styled.div<{ $least?: string }>`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: repeat(auto-fit, minmax(min(${({ $least = '26rem' }) => $least}, 100%), 1fr));
  align-items: start;
  > * {
    grid-row: span 2;
  }
  > ${Frame} {
    grid-template-rows: subgrid;
    row-gap: 0.4rem;
  }
`;

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  align-items: center;
`;

export const Fieldset = styled.fieldset.attrs(HOLDER)`
  display: grid;
  gap: 1.2rem;
  min-width: 0;
  margin: 0;
  padding: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 6px;
  legend {
    padding: 0 0.6rem;
    font-weight: 600;
  }
`;

export const Lines = styled.ol`
  display: grid;
  gap: 0.8rem;
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

export const Badge = styled.span<{ $tone: Tone }>`
  display: inline-block;
  padding: 0.2rem 0.8rem;
  border-radius: 4px;
  background: ${({ theme, $tone }) => theme.colors[$tone === 'neutral' ? 'neutral150' : `${$tone}100`]};
  color: ${({ theme, $tone }) =>
    theme.colors[$tone === 'warning' || $tone === 'neutral' ? 'neutral800' : `${$tone}700`]};
  font-size: 1.3rem;
  font-weight: 600;
`;

/** Wider than a phone: it scrolls by itself, by the keyboard too, and the page does not. */
export const Scroller = styled.div.attrs({ tabIndex: 0, role: 'region' })<{ $wide?: string }>`
  overflow-x: auto;
  ${focus}
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
