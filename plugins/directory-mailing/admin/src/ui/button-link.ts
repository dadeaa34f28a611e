import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

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
