import { loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RulesView } from '../../plugins/concertation/contract/screening.ts';
import { CommentDoor, networkNumber } from '../../e2e/support/comment-door.ts';
import { Desk } from '../../e2e/support/desk.ts';
import { type Stack, startStack } from '../../e2e/support/stack.ts';
import { processEnvironment, readSettings } from '../environment.ts';
import { buildAll } from '../stack/builds.ts';
import type { Flood, Flooded } from './comment-flood.ts';
import { type Note, remark } from './figure.ts';
import { Reader } from './front-door.ts';
import { noteQuantiles } from './quantiles.ts';
import { type StockStrapi, startStockStrapi } from './stock/strapi.ts';

const TITLE = 'Une voie verte le long du Vistre';
const SLUG = 'voie-verte-du-vistre';
const PAGE = `/projets/${SLUG}/choisir-le-trace/`;
const RULES = 500;
const CONNECTIONS = 16;
/** `BENCH_COMMENTS=short` for a look; the figures that count are those of a long run on a quiet machine. */
const SHORT = process.env['BENCH_COMMENTS'] === 'short';
const SLICES = SHORT ? 3 : 10;
const SLICE_POSTS = SHORT ? 160 : 600;
const FLOOD = { connections: SHORT ? 400 : 2_000, seconds: SHORT ? 15 : 60 };

/** Comments taken in, beside Strapi's own create, and what happens beyond that. */
export async function benchComments(note: Note): Promise<void> {
  await buildAll(processEnvironment(readSettings()));
  // Each citizen of the bench comes from a network of its own, as behind a proxy that is trusted.
  process.env['TRUSTED_PROXY'] = '127.0.0.1';
  const stack = await startStack();
  try {
    const desk = await Desk.of(stack, 'participation-officer');
    await desk.switchComments(TITLE, { comments: 'on' });
    const door = await CommentDoor.of(stack, SLUG);
    remark(`charge de la machine : ${loadavg()[0]?.toFixed(1)}`);
    await fillRules(desk);
    await besideStock(door, note);
    await beyond(stack, door, note);
  } finally {
    await stack.stop();
  }
}

/** Ordinary patterns, none of which finds anything, up to the most that there may be. */
async function fillRules(desk: Desk): Promise<void> {
  const { rules } = await desk.ask<RulesView>('GET', '/rules');
  const [first] = rules;
  if (first === undefined) throw new Error('the demonstration holds no rule');
  const { id: _id, updatedAt: _at, inForce: _on, ...usual } = first;
  for (let number = rules.length; number < RULES; number += 1)
    await desk.ask('POST', '/rules', {
      ...usual,
      label: `Règle ${number}`,
      condition: { kind: 'pattern', pattern: `\\boffre +(?:de|du|pour) +lot${number}x` },
      mustMatch: [`offre de lot${number}x`],
      mustNotMatch: [],
    });
}

type Post = () => Promise<() => Promise<number>>;

async function besideStock(door: CommentDoor, note: Note): Promise<void> {
  const stock = await startStockStrapi();
  try {
    let number = 1_000_000;
    const ours: Post = async () => {
      const mine = (number += 1);
      const form = await door.form({ authorName: 'Ana Martin', body: textNumber(mine) });
      return async () => (await door.send(form, networkNumber(mine))).status;
    };
    const theirs: Post = async () => stockPost(stock, door.project, textNumber((number += 1)));
    const contenders = [
      [`ours, ${RULES} rules`, ours],
      ['Strapi’s own create', theirs],
    ] as const;
    for (const [, post] of contenders) await slice(post, CONNECTIONS * 2);
    const taken = new Map<string, { ms: number[]; seconds: number }>();
    for (let turn = 0; turn < SLICES; turn += 1) {
      for (const [of, post] of turn % 2 === 0 ? contenders : contenders.toReversed()) {
        const known = taken.get(of) ?? { ms: [], seconds: 0 };
        const { ms, seconds } = await slice(post, SLICE_POSTS);
        taken.set(of, { ms: [...known.ms, ...ms], seconds: known.seconds + seconds });
      }
    }
    noteThroughput(
      contenders.map(([of]) => [of, taken.get(of)] as const),
      note,
    );
  } finally {
    await stock.stop();
  }
}

function noteThroughput(taken: readonly (readonly [string, Taken | undefined])[], note: Note): void {
  const rates: number[] = [];
  for (const [of, { ms, seconds } = { ms: [], seconds: 0 }] of taken) {
    const rate = ms.length / seconds;
    rates.push(rate);
    const at = (share: number) => Math.round(ms.toSorted((a, b) => a - b)[Math.ceil(share * ms.length) - 1] ?? 0);
    note({ name: `posts at ${CONNECTIONS} connections`, of, value: Math.round(rate), unit: '/s' });
    note({ name: 'a post, p50', of, value: at(0.5), unit: 'ms' });
    note({ name: 'a post, p99', of, value: at(0.99), unit: 'ms' });
  }
  const ratio = Math.round(((rates[0] ?? 0) / (rates[1] ?? 1)) * 100) / 100;
  note({ name: 'ours ÷ Strapi’s own', of: `${SLICES} turns each`, value: ratio, unit: '×' });
  remark('Ours: token read and spent, key, rules, revision, decision; its token was asked for before the clock ran.');
  remark('Strapi’s: one row by its own controller with a full-access token. Both: SQLite, WAL, synchronous FULL.');
}

interface Taken {
  readonly ms: readonly number[];
  readonly seconds: number;
}

/** So many posts over all connections; made ready before, so that the posts alone are timed. */
async function slice(post: Post, count: number): Promise<Taken> {
  const ready: (() => Promise<number>)[] = [];
  for (let made = 0; made < count; made += 1) ready.push(await post());
  const ms: number[] = [];
  const left = ready.values();
  const from = performance.now();
  const connection = async () => {
    for (const send of left) {
      const sentAt = performance.now();
      const status = await send();
      if (status !== 201) throw new Error(`a post answered ${status}`);
      ms.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { ms, seconds: (performance.now() - from) / 1_000 };
}

async function stockPost({ url, accessKey }: StockStrapi, project: string, text: string) {
  const data = { project, authorName: 'Ana Martin', body: text, charterVersion: '1' };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessKey}` };
  return async () => {
    const answer = await fetch(`${url}/api/comments`, { method: 'POST', headers, body: JSON.stringify({ data }) });
    await answer.arrayBuffer();
    return answer.status;
  };
}

/** More than can be stored, from one network and from everywhere, while somebody reads the public pages. */
async function beyond(stack: Stack, door: CommentDoor, note: Note): Promise<void> {
  const reader = new Reader(stack.settings.sitePort);
  try {
    noteQuantiles(note, 'a public page', 'in quiet', await reading(reader, async () => quietFor(5)));
    const { charterVersion } = await door.form({ authorName: 'Ana', body: 'Un avis.' });
    const flood: Flood = { site: stack.site, project: SLUG, charterVersion, ...FLOOD };
    const worker = new Worker(new URL('./comment-flood.ts', import.meta.url), { workerData: flood });
    const done = new Promise<Flooded>((resolve, reject) => worker.once('message', resolve).once('error', reject));
    const of = `beyond capacity, ${FLOOD.connections} connections`;
    const pages = await reading(reader, async () => void (await done));
    noteQuantiles(note, 'a public page', of, pages);
    const p99 = pages.toSorted((a, b) => a - b)[Math.ceil(0.99 * pages.length) - 1] ?? 0;
    note({ name: 'a public page, p99', of, value: Math.round(p99), unit: 'ms' });
    const { byStatus, silent } = await done;
    for (const [status, count] of Object.entries(byStatus))
      note({ name: `comments answered ${status}`, of, value: count, unit: '' });
    note({ name: '429 or 503 without Retry-After', of, value: silent, unit: '' });
  } finally {
    reader.close();
  }
}

async function reading(reader: Reader, until: () => Promise<void>): Promise<number[]> {
  const ms: number[] = [];
  let going = true;
  const end = until().finally(() => (going = false));
  const pages = ['/', PAGE, '/projets/', `/projets/${SLUG}/`];
  for (let turn = 0; going; turn += 1) {
    const from = performance.now();
    const { status } = await reader.ask(pages[turn % pages.length] ?? '/');
    if (status !== 200) throw new Error(`a page answered ${status}`);
    ms.push(performance.now() - from);
    await quietFor(0.01);
  }
  await end;
  return ms;
}

const quietFor = async (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1_000));

function textNumber(number: number): string {
  return `Contribution ${number}. Gardez une allée large pour les vélos et les poussettes, des bancs à l’ombre, et un passage sûr vers l’école ; le soir, une lumière douce suffirait.`;
}
