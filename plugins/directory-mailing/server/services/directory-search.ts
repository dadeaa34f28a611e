import type { Core } from '@strapi/strapi';
import { parisMoment } from '@aggloforum/concertation/contract';
import {
  type Choice,
  type DirectoryChoices,
  type DirectoryFilter,
  type DirectoryItem,
  type DirectoryPage,
  PAGE_SIZE,
} from '../../contract/directory.ts';
import { STATES } from '../../core/directory/labels.ts';
import type { KnownNames } from '../../core/directory/person-words.ts';
import { STAKEHOLDER } from '../content-types/index.ts';
import type { StakeholderRow } from '../rows.ts';
import { settingsOf } from '../settings.ts';

/** The directory as the staff reads it: a page, a count, all of it for a file. */
export const directorySearch = ({ strapi }: { strapi: Core.Strapi }) => {
  const { clock } = settingsOf(strapi);
  const rows = () => strapi.db.query(STAKEHOLDER);

  const page = async (filter: DirectoryFilter, wanted: number): Promise<DirectoryPage> => {
    const where = conditionsOf(filter);
    const total = await rows().count({ where });
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const number = Math.min(Math.max(1, wanted), pages);
    const found: StakeholderRow[] = await rows().findMany({
      where,
      orderBy: { email: 'asc' },
      offset: (number - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    return { items: found.map(itemOf), total, page: number, pages, counts: await countsByState() };
  };

  const countsByState = async (): Promise<Record<string, number>> => {
    const states = Object.keys(STATES);
    const counts = [];
    for (const state of states) counts.push([state, await rows().count({ where: { state } })] as const);
    return Object.fromEntries(counts);
  };

  const everybody = async (filter: DirectoryFilter): Promise<DirectoryItem[]> => {
    const found: StakeholderRow[] = await rows().findMany({ where: conditionsOf(filter), orderBy: { email: 'asc' } });
    return found.map(itemOf);
  };

  const names = async (): Promise<KnownNames> => {
    const communes: { insee: string; name: string }[] = await strapi.db
      .query('api::commune.commune')
      .findMany({ orderBy: { name: 'asc' } });
    const themes: { slug: string; name: string }[] = await strapi.db
      .query('api::theme.theme')
      .findMany({ orderBy: { name: 'asc' } });
    const byName = (one: Choice, other: Choice) => one.name.localeCompare(other.name, 'fr');
    return {
      communes: communes.map(({ insee, name }) => ({ code: insee, name })).toSorted(byName),
      themes: themes.map(({ slug, name }) => ({ code: slug, name })).toSorted(byName),
    };
  };

  const today = (): string => parisMoment(clock.now()).slice(0, 10);

  const choices = async (): Promise<DirectoryChoices> => ({ ...(await names()), today: today() });

  return { page, everybody, names, choices, today };
};

export type DirectorySearch = ReturnType<typeof directorySearch>;

export function itemOf(row: StakeholderRow): DirectoryItem {
  const { documentId: id, email, name, organisation, actorKind, state, source, communes, themes, confirmedAt } = row;
  return {
    id,
    email,
    name,
    organisation,
    actorKind,
    state,
    source,
    communes: communes ?? [],
    themes: themes ?? [],
    confirmedAt,
  };
}

/** Whoever chose none takes all of them: a filter by commune or theme finds them too. */
function conditionsOf({ text, state, actorKind, commune, theme, source }: DirectoryFilter): object {
  // SQLite knows the capitals of English only: a letter with an accent is looked for as both.
  const part = text.trim();
  const spellings = [...new Set([part, part.toLowerCase(), part.toUpperCase()])];
  // `$containsi` reads the column as text; `$contains` would ask PostgreSQL for a part of a JSON value.
  const holds = (name: string, value: string) => ({
    $or: [{ [name]: { $containsi: `"${value}"` } }, { [name]: { $containsi: '[]' } }, { [name]: { $null: true } }],
  });
  return {
    $and: [
      ...(part === ''
        ? []
        : [
            {
              $or: ['email', 'name', 'organisation'].flatMap((name) =>
                spellings.map((spelling) => ({ [name]: { $containsi: spelling } })),
              ),
            },
          ]),
      ...(state === '' ? [] : [{ state }]),
      ...(actorKind === '' ? [] : [{ actorKind }]),
      ...(source === '' ? [] : [{ source }]),
      ...(commune === '' ? [] : [holds('communes', commune)]),
      ...(theme === '' ? [] : [holds('themes', theme)]),
    ],
  };
}
