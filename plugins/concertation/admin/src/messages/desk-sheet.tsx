import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { DocumentTitle } from '../ui/document-title.tsx';
import { Heading, Sheet } from '../ui/layout.ts';
import { DESK } from './words.ts';

const PARTS = [
  { to: DESK, label: 'Messages', end: true },
  { to: `${DESK}/promesses`, label: 'Promesses de la semaine', end: false },
  { to: `${DESK}/saisir`, label: 'Saisir une contribution', end: false },
  { to: `${DESK}/equipe`, label: 'Équipe et réglages', end: false },
];

/** The frame of every page of the desk. */
export function DeskSheet({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Sheet>
      <DocumentTitle text={title} />
      <Parts aria-label="Messages des habitants">
        {PARTS.map(({ to, label, end }) => (
          <NavLink key={to} to={to} end={end}>
            {label}
          </NavLink>
        ))}
      </Parts>
      <Heading>
        <h1>{title}</h1>
        {lead !== undefined && <p>{lead}</p>}
      </Heading>
      {children}
    </Sheet>
  );
}

const Parts = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 2rem;
  margin-bottom: 2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  a {
    padding: 0.8rem 0;
    color: ${({ theme }) => theme.colors.neutral700};
    font-weight: 600;
    text-decoration: none;
  }
  a[aria-current='page'] {
    color: ${({ theme }) => theme.colors.primary700};
    box-shadow: inset 0 -3px ${({ theme }) => theme.colors.primary600};
  }
`;
