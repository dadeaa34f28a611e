import { type ReactNode, useEffect } from 'react';
import { Sheet } from '../../ui/layout.ts';
import { SubNavigation } from '../../ui/sub-navigation.tsx';

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
  useEffect(() => {
    document.title = `${props.title} | Aggloforum`;
  }, [props.title]);
  return (
    <Sheet>
      <SubNavigation label="Annuaire d’acteurs" pages={PLACES} />
      <h1>{props.title}</h1>
      {props.children}
    </Sheet>
  );
}
