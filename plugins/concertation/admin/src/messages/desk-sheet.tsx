import type { ReactNode } from 'react';
import { DocumentTitle } from '../ui/document-title.tsx';
import { Heading, Sheet } from '../ui/layout.ts';
import { SubNavigation } from '../ui/sub-navigation.tsx';
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
