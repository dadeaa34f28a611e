import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The letters of the table, in its order. */
export const ROLES: Readonly<Record<string, string>> = {
  C: 'communications',
  P: 'participation-officer',
  L: 'project-lead',
  E: 'elected-official',
  G: 'guarantor',
  V: 'commune-editor',
  S: 'super-admin',
};
const STAFF = Object.keys(ROLES).join('');
/** Somebody who is not logged in. */
export const ANYBODY = '-';
const SINGLE = new Set(['site-settings']);
/** What the content manager must not show, and a type of the other kind: nobody passes. */
const STRANGERS = ['admin::user', 'plugin::directory-mailing.stakeholder'];
const OF_THE_OTHER_KIND = { single: 'api::page.page', collection: 'api::site-settings.site-settings' };

export interface Question {
  readonly method: string;
  readonly path: string;
  /** Letters of those who pass. */
  readonly who: string;
}

/** The table of `doors.txt`: for a route as the server lists it, what is asked; null for a route that it does not name. */
export class DoorTable {
  readonly #lines = new Map<string, string>();
  readonly #types = new Map<string, Readonly<Record<string, string>>>();

  constructor() {
    let columns: readonly string[] = [];
    for (const line of readFileSync(join(import.meta.dirname, 'doors.txt'), 'utf8').split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      const words = line.split(/ +/);
      if (words[0] === 'type') columns = words.slice(1);
      else if (columns.length > 0) this.#types.set(words[0] ?? '', rowOf(columns, words.slice(1)));
      else this.#lines.set(words.slice(-2).join(' '), words.slice(0, -2).join(' '));
    }
  }

  get routes(): readonly string[] {
    return [...this.#lines.keys()];
  }

  get types(): readonly string[] {
    return [...this.#types.keys()];
  }

  questions(method: string, pattern: string): readonly Question[] | null {
    const who = this.#lines.get(`${method} ${pattern}`) ?? this.#lines.get(`* ${pattern}`);
    if (who === undefined) return null;
    if (!who.startsWith('by ')) return [{ method, path: fill(pattern, 'api::project.project'), who: lettersOf(who) }];
    const kind = pattern.includes('/single-types/') ? 'single' : 'collection';
    const ours = this.types
      .filter((type) => SINGLE.has(type) === (kind === 'single'))
      .map((type) => ({
        method,
        path: fill(pattern, `api::${type}.${type}`),
        who: this.#types.get(type)?.[who.slice(3)] ?? '',
      }));
    const others = [...STRANGERS, OF_THE_OTHER_KIND[kind]].map((uid) => ({
      method,
      path: fill(pattern, uid),
      who: '',
    }));
    return [...ours, ...others];
  }
}

function rowOf(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
}

function lettersOf(who: string): string {
  if (who === 'open') return ANYBODY + STAFF;
  return who === 'staff' ? STAFF : who === 'none' ? '' : who;
}

/** An address behind the pattern at which nothing stands: what passes the door finds nothing to change. */
function fill(pattern: string, uid: string): string {
  return pattern
    .replaceAll(/\(\.\*\)|\(\(.*\)\.\+\)/g, 'x')
    .replaceAll(/:[A-Za-z]+/g, (name) => (/^:(model|uid|contentType)$/.test(name) ? uid : '999999'));
}
