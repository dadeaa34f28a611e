import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

interface Page {
  readonly to: string;
  readonly label: string;
  /** Of the first page, whose address begins all others. */
  readonly end?: boolean;
}

/** The pages of one menu entry, above the heading. */
export function SubNavigation({ label, pages }: { label: string; pages: readonly Page[] }) {
  return (
    <Pages aria-label={label}>
      {pages.map((page) => (
        <NavLink key={page.to} to={page.to} end={page.end ?? false}>
          {page.label}
        </NavLink>
      ))}
    </Pages>
  );
}

const Pages = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  && a {
    padding: 0.8rem 0;
    color: ${({ theme }) => theme.colors.neutral700};
    font-weight: 600;
    text-decoration: none;
  }
  && a[aria-current='page'] {
    color: ${({ theme }) => theme.colors.primary700};
    box-shadow: inset 0 -3px ${({ theme }) => theme.colors.primary600};
  }
`;
