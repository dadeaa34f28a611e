import type { ReactNode } from 'react';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { Heading, Sheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { SubNavigation } from '@aggloforum/publisher/admin-kit/sub-navigation.tsx';
import { DESK } from './words.ts';

const PARTS = [
  { to: DESK, label: 'Messages', end: true },
  { to: `${DESK}/promesses`, label: 'Promesses de la semaine' },
  { to: `${DESK}/saisir`, label: 'Saisir une contribution' },
  { to: `${DESK}/equipe`, label: 'Équipe et réglages' },
];

/** The frame of every page of the desk. */
export function DeskSheet({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Sheet>
      <DocumentTitle text={title} />
      <SubNavigation label="Messages des habitants" pages={PARTS} />
      <Heading>
        <h1>{title}</h1>
        {lead !== undefined && <p>{lead}</p>}
      </Heading>
      {children}
    </Sheet>
  );
}
