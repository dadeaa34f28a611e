import { type ReactNode, useEffect } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { Sheet } from '../../ui/layout.ts';

export const HOME = '/plugins/directory-mailing/annuaire';

const PLACES = [
  { to: HOME, label: 'Annuaire', end: true },
  { to: `${HOME}/importer`, label: 'Importer', end: false },
  { to: `${HOME}/opposition`, label: 'Liste d’opposition', end: false },
  { to: `${HOME}/conservation`, label: 'Durées de conservation', end: false },
  { to: `${HOME}/journal`, label: 'Journal', end: false },
] as const;

/** The frame of every page of the directory: its places, its heading, its name in the browser. */
export function DirectorySheet(props: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} | Aggloforum`;
  }, [props.title]);
  return (
    <Sheet>
      <Places aria-label="Annuaire d’acteurs">
        {PLACES.map(({ to, label, end }) => (
          <NavLink key={to} to={to} end={end}>
            {label}
          </NavLink>
        ))}
      </Places>
      <h1>{props.title}</h1>
      {props.children}
    </Sheet>
  );
}

const Places = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  a {
    padding: 0.8rem 0;
    text-decoration: none;
  }
  a[aria-current='page'] {
    box-shadow: inset 0 -3px 0 ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 700;
  }
`;
