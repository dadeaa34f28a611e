import type { Core } from '@strapi/strapi';
import type { DirectoryFilter, DirectoryItem, ExportedFile } from '../../contract/directory.ts';
import { ACTOR_KINDS } from '../../core/actor-kinds.ts';
import { SOURCES, STATES, wordFor } from '../../core/directory/labels.ts';
import type { KnownNames } from '../../core/directory/person-words.ts';
import { safeCsv } from '../../core/safe-csv.ts';
import type { DirectorySearch } from './directory-search.ts';
import type { StaffActs } from './staff-acts.ts';

const COLUMNS = [
  'Courriel',
  'Nom complet',
  'Organisme',
  'Type d’acteur',
  'Communes',
  'Thèmes',
  'État',
  'Accord du',
  'Origine',
];

/** The directory as a file. It is written down first that somebody takes it along. */
export const directoryExports = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('directory-mailing').service(name) as T;
  const search = () => part<DirectorySearch>('directorySearch');

  const run = async (by: string, filter: DirectoryFilter): Promise<ExportedFile> => {
    const people = await search().everybody(filter);
    const known = await search().names();
    await part<StaffActs>('staffActs').record({
      act: 'exported',
      by,
      count: people.length,
      detail: { filter: withoutText(filter) },
    });
    const csv = safeCsv([COLUMNS, ...people.map((person) => cellsOf(person, known))]);
    return { name: `annuaire-${search().today()}.csv`, csv, count: people.length };
  };

  return { run };
};

export type DirectoryExports = ReturnType<typeof directoryExports>;

/** What was searched for may be somebody's address: the register says that there was a text, and not which. */
function withoutText({ text, ...filter }: DirectoryFilter): Record<string, string> {
  const set = Object.entries(filter).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(set), ...(text.trim() === '' ? {} : { text: 'un texte' }) };
}

function cellsOf(person: DirectoryItem, { communes, themes }: KnownNames): string[] {
  const named = (codes: readonly string[], known: KnownNames['communes']) =>
    codes.length === 0
      ? 'Toutes'
      : codes.map((code) => known.find((choice) => choice.code === code)?.name ?? code).join(', ');
  return [
    person.email,
    person.name ?? '',
    person.organisation ?? '',
    wordFor(ACTOR_KINDS, person.actorKind),
    named(person.communes, communes),
    named(person.themes, themes).replace('Toutes', 'Tous'),
    wordFor(STATES, person.state),
    person.confirmedAt?.slice(0, 10) ?? '',
    wordFor(SOURCES, person.source),
  ];
}
