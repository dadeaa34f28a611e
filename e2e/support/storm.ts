import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownCommentEndpoint } from '@aggloforum/concertation/contract/comments.ts';
import {
  CLIENT_HEADER,
  DOOR_HEADER,
  doorToken,
  FORM_TOKEN_PATH,
} from '@aggloforum/concertation/contract/taking-part.ts';
import fc from 'fast-check';
import { brokenBody, hostileText, hostileWords, isTakenOver, wrongValue } from './hostile.ts';
import type { Reach } from './ground.ts';
import { pagesBehind, PRESENT_VERSION, type PublicDoor, publicDoors } from './public-doors.ts';
import type { Stack } from './stack.ts';

/** Stands in a body for a good token, which is asked for when the body is sent. */
const GOOD_TOKEN = '@good-token@';

interface Blow {
  readonly door: PublicDoor;
  readonly path: string;
  /** The token in the path; empty where there is none. */
  readonly link: string;
  readonly type: string;
  readonly body: string | Buffer;
  /** Through the front door, or from it: the pages behind links ask the CMS for more than the public may. */
  readonly throughDoor: boolean;
  /** A network of its own for each, else all but the first hundred would only be told that they are too many. */
  readonly network: string;
}

export interface Aftermath {
  readonly sent: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** What must never be answered, one line each. */
  readonly faults: readonly string[];
  /** The longest that another request had to wait meanwhile, in ms: for its turn among so many as well. */
  readonly longestWaitMs: number;
  /** The longest that one input kept a process from answering anybody else, in ms. */
  readonly longestStallMs: number;
}

/** What one input may take, in ms. */
export const MOST_STALL_MS = 250;
/** The processes that answer: the front door, and the CMS. */
const ANSWERING = new Set(['front-door/main.ts', 'bin/strapi.js']);

/** 5xx that is not a 503 with Retry-After is a fault; so is text of the sender in a page, unescaped. */
const EXPECTED = new Set([200, 201, 301, 303, 400, 401, 403, 404, 405, 409, 410, 411, 413, 415, 422, 429]);
const AT_ONCE = 12;

/** Sends `count` bad inputs to everything that takes something from the public, and says what came of it. */
export async function storm(
  stack: Stack,
  reach: Reach,
  { seed, count }: { seed: number; count: number },
): Promise<Aftermath> {
  const reallyThere = new Set(pagesBehind(reach));
  const blows = fc.sample(blowAt(publicDoors(reach)), { seed, numRuns: count }).values();
  const secrets = JSON.parse(readFileSync(join(stack.settings.dataDir, 'secrets.json'), 'utf8')) as {
    publisherToken: string;
  };
  const door = doorToken(secrets.publisherToken);
  const byStatus: Record<string, number> = {};
  const faults: string[] = [];
  let sent = 0;
  const strike = async () => {
    for (const one of blows) {
      const fault = await landed(one, stack, door, byStatus, reallyThere);
      if (fault !== null) faults.push(fault);
      sent += 1;
    }
  };
  const from = Date.now();
  const watch = watching(`${stack.cms}/health`);
  await Promise.all(Array.from({ length: AT_ONCE }, strike));
  const longestWaitMs = await watch.stop();
  const stalls = stack.standstills().filter(({ at, name }) => at >= from && ANSWERING.has(name));
  return {
    sent,
    byStatus,
    faults,
    longestWaitMs,
    longestStallMs: Math.max(0, ...stalls.map(({ workedMs }) => workedMs)),
  };
}

async function landed(
  { door, path, link, type, body, network, throughDoor }: Blow,
  { site, cms }: Pick<Stack, 'site' | 'cms'>,
  token: string,
  byStatus: Record<string, number>,
  reallyThere: ReadonlySet<string>,
): Promise<string | null> {
  const base = throughDoor ? site : cms;
  const asDoor = { [CLIENT_HEADER]: network, [DOOR_HEADER]: token };
  const who = throughDoor ? { 'x-forwarded-for': network } : asDoor;
  const name = `${door.method} ${door.path} ${body.toString('utf8').slice(0, 80)}`;
  try {
    const sent =
      typeof body === 'string'
        ? await withVersion(cms, await withToken(base, body, who), link, asDoor)
        : new Uint8Array(body);
    const response = await asked(base + path, {
      method: door.method,
      redirect: 'manual',
      headers: { 'content-type': type, ...who },
      signal: AbortSignal.timeout(60_000),
      ...(door.method === 'GET' ? {} : { body: sent }),
    });
    const { status, headers } = response;
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    const text = await response.text();
    if (status === 503 ? headers.get('retry-after') === null : !EXPECTED.has(status)) return `${status} ${name}`;
    if (status === 404 && reallyThere.has(path)) return `404 ${name}`;
    return /html|svg|xml/.test(headers.get('content-type') ?? '') && isTakenOver(text) ? `echo ${name}` : null;
  } catch (error) {
    return `${String(error)} ${name}`;
  }
}

/** Once more where the other side had just hung up an idle connection; a process that is gone answers neither time. */
async function asked(address: string, options: RequestInit): Promise<Response> {
  return fetch(address, options).catch(async () => fetch(address, options));
}

/** What has a good token gets as far as the database. */
async function withToken(base: string, body: string, who: Record<string, string>): Promise<string> {
  const place = [GOOD_TOKEN, encodeURIComponent(GOOD_TOKEN)].find((mark) => body.includes(mark));
  if (place === undefined) return body;
  const { formToken } = (await (await asked(`${base}${FORM_TOKEN_PATH}`, { headers: who })).json()) as {
    formToken?: string;
  };
  return body.replace(place, formToken ?? '');
}

/** The version of the comment whose own page this is: an older one is refused before the text is looked at. */
async function withVersion(cms: string, body: string, link: string, who: Record<string, string>): Promise<string> {
  const place = [JSON.stringify(PRESENT_VERSION), encodeURIComponent(PRESENT_VERSION)].find((it) => body.includes(it));
  if (place === undefined) return body;
  const answer = await asked(cms + ownCommentEndpoint(link), { headers: who });
  const { version = 0 } = (await answer.json().catch(() => ({}))) as { version?: number };
  return body.replace(place, String(version));
}

/** Asks something cheap all the time: what holds up one request holds up everybody. */
function watching(address: string): { stop(): Promise<number> } {
  let going = true;
  const looking = (async () => {
    let longest = 0;
    while (going) {
      const startedAt = performance.now();
      await fetch(address).then(
        async (answer) => answer.arrayBuffer(),
        () => undefined,
      );
      longest = Math.max(longest, performance.now() - startedAt);
      await pause(10);
    }
    return longest;
  })();
  return {
    stop: async () => {
      going = false;
      return looking;
    },
  };
}

const network = fc.ipV4().filter((address) => !/^(0|10|127|169|172|192|22[4-9]|2[3-5]\d)\./.test(address));
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/xml',
  'x',
];

/**
 * Nine in ten reach a door that exists, and most of these spoil some fields of a good sending: one half of them a text
 * alone, so that it is taken, the others whatever they meet.
 */
function blowAt(doors: readonly PublicDoor[]): fc.Arbitrary<Blow> {
  return fc
    .record({
      door: fc.constantFrom(...doors),
      link: fc.nat(1_000),
      broken: fc.integer({ min: 0, max: 5 }),
      body: brokenBody,
      spoiled: fc.array(fc.tuple(fc.nat(12), wrongValue), { minLength: 1, maxLength: 3 }),
      text: fc.tuple(fc.boolean(), fc.nat(12), hostileWords),
      sending: fc.oneof(
        { weight: 1, arbitrary: fc.constant(undefined) },
        { weight: 3, arbitrary: fc.constant(GOOD_TOKEN) },
        { weight: 1, arbitrary: hostileText },
      ),
      type: fc.tuple(fc.nat(9), fc.constantFrom(...TYPES)),
      elsewhere: fc.tuple(fc.nat(9), hostileText),
      throughDoor: fc.integer({ min: 0, max: 3 }),
      network,
    })
    .map(({ door, link: which, broken, body, spoiled, text, sending, type, elsewhere, throughDoor, network: from }) => {
      const usual = door.takes === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
      const strange = encodeURIComponent(elsewhere[1].toWellFormed()).slice(0, 3_000);
      const link = door.links[which % door.links.length] ?? '';
      const path = door.path.replace(':link', link);
      const [alone, place, hostile] = text;
      const spoils =
        alone && door.texts.length > 0 ? { [String(door.texts[place % door.texts.length])]: hostile } : null;
      return {
        door,
        link,
        path: elsewhere[0] === 0 ? `${path.replace(/[^/]+\/?$/, '')}${strange}` : path,
        type: type[0] === 0 ? type[1] : usual,
        body: broken === 0 ? body : spoils === null ? spoiledForm(door, spoiled, sending) : goodForm(door, spoils),
        throughDoor: door.takes === 'form' || throughDoor === 0,
        network: from,
      };
    });
}

function goodForm(door: PublicDoor, changed: Readonly<Record<string, unknown>>): string {
  return written(door, { ...wholeForm(door, GOOD_TOKEN), ...changed });
}

function wholeForm(door: PublicDoor, sending: string | undefined): Record<string, unknown> {
  if (!door.isForm && sending === GOOD_TOKEN) return { ...door.fields() };
  const idempotencyKey = sending === undefined || sending === GOOD_TOKEN ? randomUUID() : sending;
  return { ...door.fields(), formToken: sending ?? 'a.b.c', idempotencyKey };
}

function spoiledForm(door: PublicDoor, spoiled: readonly [number, unknown][], sending: string | undefined): string {
  const fields = wholeForm(door, sending);
  const names = [...Object.keys(fields), 'unexpected', '__proto__'];
  for (const [place, value] of spoiled) {
    Object.defineProperty(fields, names[place % names.length] ?? '', { value, enumerable: true, configurable: true });
  }
  return written(door, fields);
}

function written({ takes }: PublicDoor, fields: Readonly<Record<string, unknown>>): string {
  if (takes === 'json') return JSON.stringify(fields);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value.flat() : [value])
      form.append(name, typeof one === 'string' ? one : JSON.stringify(one));
  return form.toString();
}
