import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { focus } from './focus.ts';

/* Strapi's root font size is 62.5 %: 1 rem is 10 px. */
/** `main-content` is where Strapi's « skip to content » leads. */
export const Sheet = styled.main.attrs({ id: 'main-content', tabIndex: -1 })`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2.4rem;
  width: 100%;
  max-width: 118rem;
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
  summary {
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
  gap: 0.8rem;
  align-items: center;
`;

export const Spread = styled(Row)`
  justify-content: space-between;
`;

export const Lines = styled.ul`
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

export const Hint = styled.p`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
`;

export type Tone = 'success' | 'warning' | 'neutral' | 'secondary' | 'danger';

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

export const Notice = styled.div<{ $tone: 'danger' | 'warning' | 'secondary' | 'success' }>`
  padding: 1.2rem 1.6rem;
  border-inline-start: 4px solid ${({ theme, $tone }) => theme.colors[`${$tone}600`]};
  border-radius: 4px;
  background: ${({ theme, $tone }) => theme.colors[`${$tone}100`]};
`;

export const Button = styled.button.attrs((props) => ({ type: props.type ?? 'button' }))<{
  $look?: 'primary' | 'danger' | 'plain';
}>`
  min-height: 4rem;
  padding: 0.6rem 1.4rem;
  border: 1px solid;
  border-radius: 4px;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  ${focus}
  ${({ $look = 'plain', theme }) => LOOKS[$look](theme.colors)}
  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
  }
  &[aria-disabled='true'] {
    opacity: 0.55;
    cursor: not-allowed;
  }
`;

/** A way that leads to another page, in the place where a button would be looked for. */
export const MainLink = styled(Link)`
  && {
    display: inline-flex;
    align-items: center;
    min-height: 4rem;
    padding: 0.6rem 1.4rem;
    border-radius: 4px;
    background: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral0};
    font-weight: 600;
    text-decoration: none;
  }
`;

const LOOKS = {
  primary: (c: Readonly<Record<string, string>>) =>
    `background: ${c['primary600']}; border-color: ${c['primary600']}; color: ${c['neutral0']}; &:hover { background: ${c['primary700']}; }`,
  danger: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['danger600']}; color: ${c['danger700']}; &:hover { background: ${c['danger100']}; }`,
  plain: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['neutral300']}; color: ${c['neutral800']}; &:hover { background: ${c['neutral100']}; }`,
};

export const Bar = styled.div<{ $share: number }>`
  height: 1rem;
  border-radius: 5px;
  background: ${({ theme }) => theme.colors.neutral150};
  overflow: hidden;
  &::before {
    content: '';
    display: block;
    height: 100%;
    width: ${({ $share }) => Math.round($share * 1000) / 10}%;
    background: ${({ theme }) => theme.colors.success600};
  }
`;
