import { styled } from 'styled-components';

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
