import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { focus } from './focus.ts';

/** While a request runs it waits without being disabled, which would drop the focus. */
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

const LOOKS = {
  primary: (c: Readonly<Record<string, string>>) =>
    `background: ${c['primary600']}; border-color: ${c['primary600']}; color: ${c['neutral0']}; &:hover { background: ${c['primary700']}; }`,
  danger: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['danger600']}; color: ${c['danger700']}; &:hover { background: ${c['danger100']}; }`,
  plain: (c: Readonly<Record<string, string>>) =>
    `background: ${c['neutral0']}; border-color: ${c['neutral300']}; color: ${c['neutral800']}; &:hover { background: ${c['neutral100']}; }`,
};

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
