import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { type BootedCms, bootCms, type BootOptions } from './boot-cms.ts';
import { type Child, startChild, stopChild } from './child-cms.ts';

const TOGETHER = 2;

/** Starts several CMS at the same instant on one empty database, and judges what they leave. */
export async function bootTogether(databaseUrl?: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aggloforum-together-'));
  const options: BootOptions = {
    dataDir,
    mode: 'demo',
    smtpUrl: 'smtp://127.0.0.1:9',
    fromNothing: true,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
  const children: Child[] = [];
  try {
    for (let started = 0; started < TOGETHER; started += 1) children.push(startChild(options));
    const all = await Promise.all(children.map(async ({ started }) => started));
    for (const { url } of all) assert.equal((await fetch(`${url}/health`)).status, 200, url);
    await Promise.all(children.map(stopChild));
    const cms = await bootCms(options);
    try {
      await assertSeededOnce(cms);
    } finally {
      await cms.stop(true);
    }
  } finally {
    for (const { process } of children) process.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Expected {
  readonly demoContent: (
    now: number,
  ) => Readonly<
    Record<
      'projects' | 'consultations' | 'events' | 'syntheses' | 'communes' | 'procedures' | 'pages',
      readonly unknown[]
    >
  >;
}

/** What the files of the demonstration hold, each once; every role and account once. */
export async function assertSeededOnce({ strapi, dataDir }: BootedCms): Promise<void> {
  const { demoContent } = createRequire(import.meta.url)('../demo/demo-content.ts') as Expected;
  const content = demoContent(Date.now());
  for (const [type, entries] of [
    ['project', content.projects],
    ['consultation', content.consultations],
    ['calendar-event', content.events],
    ['synthesis', content.syntheses],
    ['commune', content.communes],
    ['procedure', content.procedures],
    ['page', content.pages],
  ] as const) {
    const uid = `api::${type}.${type}` as 'api::project.project';
    const rows = await strapi.db.query(uid).findMany({ select: ['documentId'] });
    assert.equal(new Set(rows.map(({ documentId }) => documentId)).size, entries.length, type);
  }
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as { email: string }[];
  const users = (await strapi.db.query('admin::user').findMany({})) as { email: string }[];
  assert.deepEqual(users.map(({ email }) => email).sort(), accounts.map(({ email }) => email).sort());
  const roles = (await strapi.db.query('admin::role').findMany({})) as { code: string }[];
  assert.deepEqual([...new Set(roles.map(({ code }) => code))].sort(), roles.map(({ code }) => code).sort());
  assert.equal(roles.length, accounts.length);
}
