import { styled } from 'styled-components';

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
