import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './environment.ts';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;

function versionsOf(name: string): string[] {
  const places = Object.entries(lock.packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
  return [...new Set(places.map(([, { version }]) => version ?? ''))];
}

test('one version of what Strapi pins too low is installed', () => {
  assert.deepEqual(versionsOf('better-sqlite3'), ['13.2.0']);
  assert.deepEqual(versionsOf('nodemailer'), ['10.6.0']);
});

test('the Strapi family is exactly 5.54.0', () => {
  for (const name of ['strapi', 'admin', 'core', 'database', 'content-manager', 'upload', 'plugin-users-permissions']) {
    assert.deepEqual(versionsOf(`@strapi/${name}`), ['5.54.0'], name);
  }
  assert.deepEqual(versionsOf('astro'), ['7.3.5']);
});

test('the lock names no registry', () => {
  const named = Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'));
  assert.deepEqual(named, []);
});
