import { styled } from 'styled-components';

/** List and text beside each other; on a narrow screen the one that is wanted. */
export const Panes = styled.div<{ $reading: boolean }>`
  display: grid;
  gap: 2.4rem;
  margin-top: 1.6rem;
  > * {
    min-width: 0;
  }
  @media (max-width: 1023px) {
    > :nth-child(${({ $reading }) => ($reading ? 1 : 2)}) {
      display: none;
    }
  }
  @media (min-width: 1024px) {
    grid-template-columns: minmax(30rem, 4fr) minmax(40rem, 6fr);
    align-items: start;
    > :nth-child(2) {
      position: sticky;
      top: 1.2rem;
      max-height: calc(100vh - 2.4rem);
      overflow: auto;
    }
  }
`;

/** Only where list and text do not stand beside each other. */
export const Narrow = styled.div`
  @media (min-width: 1024px) {
    display: none;
  }
`;

export const Pane = styled.section`
  position: relative;
  display: grid;
  gap: 1.6rem;
  padding: clamp(1.2rem, 2vw, 2rem);
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
`;

export const Items = styled.ol`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  overflow: clip;
  > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  > li:last-child {
    border-bottom: 0;
  }
`;

export const Tick = styled.label`
  display: grid;
  place-items: center;
  padding-inline: 1rem 0.4rem;
  input {
    width: 2rem;
    height: 2rem;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
  input:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** Keeps the names below each other. */
export const NoTick = styled.span`
  width: 3.4rem;
`;

/** One text in the list: the whole row opens it. */
export const RowButton = styled.button.attrs({ type: 'button' })`
  display: grid;
  gap: 0.2rem;
  width: 100%;
  padding: 0.8rem 1.2rem 0.8rem 0.8rem;
  border: 0;
  border-inline-start: 4px solid transparent;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &[aria-current] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  > span {
    display: flex;
    gap: 0.8rem;
    align-items: baseline;
    min-width: 0;
  }
`;

export const Ellipsis = styled.span`
  flex: 1 1 0;
  min-width: 0;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

export const Faint = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
  white-space: nowrap;
`;

/** What a citizen wrote: their lines, whatever their direction, never wider than the page. */
export const Words = styled.blockquote.attrs({ dir: 'auto' })`
  margin: 0;
  padding: 1.2rem 1.6rem;
  border-inline-start: 4px solid ${({ theme }) => theme.colors.neutral300};
  background: ${({ theme }) => theme.colors.neutral100};
  font-size: 1.6rem;
  line-height: 1.55;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  unicode-bidi: isolate;
  mark {
    padding-inline: 0.2rem;
    border-bottom: 2px solid ${({ theme }) => theme.colors.warning600};
    background: ${({ theme }) => theme.colors.warning100};
    color: inherit;
    font-weight: 600;
  }
`;

export const Key = styled.kbd`
  display: inline-block;
  min-width: 2rem;
  padding: 0 0.5rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 3px;
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: inherit;
  font-size: 1.2rem;
  font-weight: 600;
  text-align: center;
`;

/** One question, one answer; the whole line is the target. */
export const Choices = styled.div`
  display: grid;
  gap: 0.4rem;
  label {
    display: flex;
    gap: 0.8rem;
    align-items: center;
    min-height: 3.2rem;
    padding: 0.4rem 0.8rem;
    border: 1px solid transparent;
    border-radius: 4px;
    font-weight: 400;
  }
  label:has(:checked) {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
  label:has(:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  input {
    width: 1.8rem;
    height: 1.8rem;
    flex: none;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The views: links in looks, buttons in what they do. */
export const Tabs = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;
