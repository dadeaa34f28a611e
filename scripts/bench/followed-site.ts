import { setTimeout as pause } from 'node:timers/promises';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { freePort } from '../../plugins/publisher/testing/free-port.ts';
import { BenchSite, NOON } from '../../site/follower/testing/bench-site.ts';
import { Random } from '../../site/follower/testing/random.ts';
import type { Note } from './figure.ts';
import { Reader } from './front-door.ts';
import { generatedSnapshot } from './generated-snapshot.ts';
import { peakMemoryOf } from './memory-of.ts';
import { noteQuantiles } from './quantiles.ts';
import { retitled, retitledLatest, type SingleChange, singleChanges } from './single-changes.ts';

const SEED = 20_261_123;
/** A change comes at any moment, also while what may wait is being written. */
const PAUSE_MS = 600;
const OPEN_DATA = '/donnees/projets.json';
const SETTLED_CHANGES = 5;
const SECONDS = 600;

interface Bench {
  readonly size: number;
  readonly of: string;
  readonly site: BenchSite;
  readonly reader: Reader;
  readonly random: Random;
  readonly note: Note;
}

/** What a follower and a front door need for this many projects, with a CMS that stands in. */
export async function followedFigures(size: number, note: Note): Promise<void> {
  const port = await freePort();
  const site = new BenchSite(NOON, generatedSnapshot(size, NOON));
  const bench = {
    size,
    of: `${size} projects`,
    site,
    reader: new Reader(port),
    random: new Random(SEED),
    note,
  };
  try {
    await site.open();
    await wholeRelease(bench);
    site.startFrontDoor(port);
    await bench.reader.until('/', ({ status }) => status === 200);
    await singly(bench);
    await settledFile(bench);
    await everywhere(bench);
    note({ name: 'follower, peak memory', of: bench.of, value: peakMemoryOf(site.pid), unit: 'MiB' });
    await restart(bench);
  } finally {
    bench.reader.close();
    await site.stop();
    // Not now: for minutes after many files were removed, ext4 takes ten times as long to make new ones.
    process.once('exit', () => site.remove());
  }
}

async function wholeRelease({ site, of, note }: Bench): Promise<void> {
  const startedAt = performance.now();
  site.start();
  await site.until(() => site.state()?.position === 1, 'a first release', SECONDS);
  note({ name: 'whole site, from nothing', of, value: Math.round(performance.now() - startedAt), unit: 'ms' });
  await site.until(() => isSettled(site), 'a settled site', SECONDS);
  note({ name: 'whole site, peak memory', of, value: peakMemoryOf(site.pid), unit: 'MiB' });
}

async function singly(bench: Bench): Promise<void> {
  const { of, note, random } = bench;
  const times: { readonly kind: string; readonly seen: number; readonly quiet: number }[] = [];
  for (const one of singleChanges(bench.size, NOON, random)) {
    await pause(random.below(PAUSE_MS));
    const stood = one.kind === 'takedown' ? await openDataOf(bench, one.path) : null;
    times.push({ kind: one.kind, ...(await timed(bench, one)) });
    if (stood !== null) await isNowhere(bench, one, stood);
  }
  const of4 = { title: 'a title', text: 'a text', new: 'a new project', takedown: 'a takedown, its 410' };
  noteQuantiles(
    note,
    `${times.length} single changes → visible`,
    of,
    times.map(({ seen }) => seen),
  );
  for (const [kind, name] of Object.entries(of4)) {
    noteQuantiles(
      note,
      `${name} → visible`,
      of,
      times.filter((one) => one.kind === kind).map(({ seen }) => seen),
    );
  }
  const down = times.filter(({ kind }) => kind === 'takedown');
  const others = times.filter(({ kind }) => kind !== 'takedown');
  noteQuantiles(
    note,
    'a change → every prompt page',
    of,
    others.map(({ quiet }) => quiet),
  );
  noteQuantiles(
    note,
    'a takedown → everywhere',
    of,
    down.map(({ quiet }) => quiet),
  );
}

/** From the moment at which the CMS told of it: until a reader sees it, until no page that must follow is left. */
async function timed({ site, reader }: Bench, { change, path, isVisible }: SingleChange) {
  const position = site.cms.change(change);
  const told = site.cms.toldAt;
  const quiet = quietAt(site, position);
  const seen = await reader.until(path, isVisible);
  return { seen: seen - told, quiet: (await quiet) - told };
}

async function quietAt(site: BenchSite, position: number): Promise<number> {
  const deadline = performance.now() + SECONDS * 1_000;
  while ((site.cms.acknowledged.at(-1)?.position ?? 0) < position) {
    if (performance.now() > deadline) throw new Error(`position ${position} was never acknowledged`);
    await pause(1);
  }
  return performance.now();
}

/** The file of the open data that tells of a project: each leads to the one with older projects. */
async function openDataOf({ reader, site }: Bench, path: string): Promise<string> {
  for (let file: string | null = OPEN_DATA; file !== null;) {
    const { text } = await reader.ask(file);
    if (text.includes(`${path}"`)) return file;
    const { precedents } = JSON.parse(text) as { readonly precedents: string | null };
    file = precedents === null ? null : precedents.slice(site.publicUrl.length);
  }
  throw new Error(`Les données ouvertes ne parlent pas de ${path}.`);
}

/** The 410 is not worth much while a list or the open data still tells of the project. */
async function isNowhere({ reader }: Bench, { path }: SingleChange, stood: string): Promise<void> {
  for (const other of ['/', '/projets/', '/flux.xml', OPEN_DATA, stood, '/plan-du-site/', '/sitemap-0.xml']) {
    const { text } = await reader.ask(other);
    if (text.includes(path)) throw new Error(`${other} parle encore de ${path}, qui a été retiré.`);
  }
}

async function settledFile(bench: Bench): Promise<void> {
  const { site, reader, of, note } = bench;
  const times: number[] = [];
  for (let number = 1_000; number < 1_000 + SETTLED_CHANGES; number += 1) {
    await site.until(() => isSettled(site), 'a settled site', SECONDS);
    const before = (await reader.ask(OPEN_DATA, 'HEAD')).etag;
    const one = retitledLatest(number, { ...bench, now: NOON + number });
    site.cms.change((snapshot) => one.change({ ...snapshot }));
    const told = site.cms.toldAt;
    times.push((await reader.until(OPEN_DATA, ({ etag }) => etag !== '' && etag !== before, 20, 'HEAD')) - told);
  }
  noteQuantiles(note, 'a title → open data (settled)', of, times);
}

async function everywhere(bench: Bench): Promise<void> {
  const { site, reader, of, note } = bench;
  const tagline = 'Devise-nouvelle';
  const position = site.cms.change((snapshot: PublicSnapshot) => ({
    ...snapshot,
    settings: { ...snapshot.settings, tagline },
  }));
  const told = site.cms.toldAt;
  const whole = quietAt(site, position + 1);
  const home = (await reader.until('/', ({ text }) => text.includes(tagline))) - told;
  const one = retitled(2_000, { ...bench, now: NOON });
  site.cms.change(one.change);
  const then = site.cms.toldAt;
  const meanwhile = (await reader.until(one.path, one.isVisible)) - then;
  note({ name: 'settings → visible at home', of, value: Math.round(home), unit: 'ms' });
  note({ name: 'a title while they go everywhere', of, value: Math.round(meanwhile), unit: 'ms' });
  note({ name: 'settings → every page', of, value: Math.round((await whole) - told), unit: 'ms' });
}

async function restart({ site, of, note }: Bench): Promise<void> {
  await site.until(() => isSettled(site), 'a settled site', SECONDS);
  await site.kill('SIGTERM');
  const before = site.inodes();
  const acknowledged = site.cms.acknowledged.length;
  const startedAt = performance.now();
  site.start();
  await site.until(() => site.cms.acknowledged.length > acknowledged, 'a quiet site', SECONDS);
  note({ name: 'restart, nothing changed → quiet', of, value: Math.round(performance.now() - startedAt), unit: 'ms' });
  await site.until(() => isSettled(site, acknowledged), 'a settled site', SECONDS);
  const after = site.inodes();
  const written = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (file) => before[file] !== after[file],
  );
  note({ name: 'restart, files written', of, value: written.length, unit: '' });
}

/** By what the follower has told since it had told so much. */
function isSettled({ cms }: BenchSite, since = 0): boolean {
  return (cms.acknowledged.slice(since).at(-1)?.settledAt ?? null) !== null;
}
