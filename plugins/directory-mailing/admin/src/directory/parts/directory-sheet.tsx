import type { ReactNode } from 'react';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { StackedSheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { SubNavigation } from '@aggloforum/publisher/admin-kit/sub-navigation.tsx';

export const HOME = '/plugins/directory-mailing/annuaire';

const PLACES = [
  { to: HOME, label: 'Annuaire', end: true },
  { to: `${HOME}/importer`, label: 'Importer' },
  { to: `${HOME}/opposition`, label: 'Liste d’opposition' },
  { to: `${HOME}/conservation`, label: 'Durées de conservation' },
  { to: `${HOME}/journal`, label: 'Journal' },
] as const;

/** The frame of every page of the directory: its places, its heading, its name in the browser. */
export function DirectorySheet(props: { title: string; children: ReactNode }) {
  return (
    <StackedSheet>
      <DocumentTitle text={props.title} />
      <SubNavigation label="Annuaire d’acteurs" pages={PLACES} />
      <h1>{props.title}</h1>
      {props.children}
    </StackedSheet>
  );
}
