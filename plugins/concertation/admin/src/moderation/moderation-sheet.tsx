import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { DocumentTitle } from '../ui/document-title.tsx';
import { Heading, Sheet } from '../ui/layout.ts';
import { useMayModerate } from './permissions.ts';

export const MODERATION = '/plugins/concertation-moderation';

/** One frame for the pages of the moderation; a page that this person may not use is not offered. */
export function ModerationSheet(props: { title: string; lead?: string; children: ReactNode }) {
  const pages = usePages();
  return (
    <Sheet>
      <DocumentTitle text={`${props.title} | Modération`} />
      <Heading>
        <h1>{props.title}</h1>
        {props.lead !== undefined && <p>{props.lead}</p>}
        {pages.length > 1 && (
          <Pages aria-label="Pages de la modération">
            {pages.map(([path, label]) => (
              <NavLink key={path} to={`${MODERATION}${path}`} end>
                {label}
              </NavLink>
            ))}
          </Pages>
        )}
      </Heading>
      {props.children}
    </Sheet>
  );
}

function usePages(): readonly (readonly [string, string])[] {
  const [policies, second] = [useMayModerate('policy'), useMayModerate('substitute')];
  const desk = useMayModerate('read');
  return [
    ...(desk ? [['', 'File'] as const, ['/recours', 'Recours'] as const] : []),
    ...(policies ? [['/politiques', 'Politiques'] as const] : []),
    ...(policies || second ? [['/reglages', 'Seconde clé et conservation'] as const] : []),
  ];
}

const Pages = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 2rem;
  a {
    padding: 0.6rem 0;
    border-bottom: 3px solid transparent;
    text-decoration: none;
    font-weight: 600;
  }
  a[aria-current] {
    border-color: currentColor;
  }
`;
