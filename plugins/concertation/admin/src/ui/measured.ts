import { styled } from 'styled-components';

/** A number and its unit beside it. */
export const Measured = styled.span`
  display: flex;
  gap: 0.8rem;
  align-items: center;
  input {
    width: 12rem;
  }
`;
