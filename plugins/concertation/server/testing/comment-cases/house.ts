import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Reply } from '../comments-door.ts';
import { CommentsHouse } from '../comments-fixture.ts';
import { type Table, tableOf } from '../../tables.ts';

/** The one house of all cases, once it is open. */
export type There = () => CommentsHouse;

/** One CMS for all cases of a suite. */
export function openedHouse(databaseUrl: () => Promise<string | undefined>): There {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-comments-'));
  let house: CommentsHouse | null = null;
  before(async () => {
    house = await CommentsHouse.open(join(folder, 'clock'), await databaseUrl());
  });
  after(async () => {
    await house?.cms.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (house === null) throw new Error('asked before it is there');
    return house;
  };
}

export function rowsIn<T>({ cms: { strapi } }: CommentsHouse, uid: string): Table<T> {
  return tableOf<T>(strapi, uid);
}

/** Address of an author's own page. */
export function own(token: string): string {
  return `/api/concertation/own-comments/${token}`;
}

export async function report(house: CommentsHouse, id: string, more: object = {}): Promise<Reply> {
  return house.ask('POST', `/api/concertation/comments/${id}/reports`, {
    ...(await house.sending()),
    reason: 'insult',
    explanation: 'Il insulte un élu.',
    goodFaith: 'oui',
    ...more,
  });
}

/** Everything that our tables hold. */
export async function everyRow({ cms: { strapi } }: CommentsHouse): Promise<string> {
  const tables = Object.keys(strapi.contentTypes).filter((uid) =>
    /^plugin::(concertation|directory-mailing|publisher)\./.test(uid),
  );
  return JSON.stringify(await Promise.all(tables.map(async (uid) => tableOf<object>(strapi, uid).findMany({}))));
}
