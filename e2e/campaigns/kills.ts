import { setTimeout as pause } from 'node:timers/promises';
import { type AdminClient, type Answer, logIn } from '../../cms/testing/admin-client.ts';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { differencesFromScratch } from '../support/from-scratch.ts';
import { eventually, type Stack, startStack } from '../support/stack.ts';
import { Random } from '../../site/follower/testing/random.ts';

const PROJECTS = '/content-manager/collection-types/api::project.project';

/** A stack that is killed all the time would soon wait longer between two starts than it runs. */
const IMPATIENT = { firstMs: 100, slowestMs: 400, wellAfterMs: 1_000 };
/** Killed while it starts, and not while it works: one time in five. */
const WHILE_STARTING = 0.2;
const READERS = 6;
/** Faults of a kind that are told one by one. */
const TOLD = 20;

interface Figures {
  killsOfCms: number;
  killsOfFollower: number;
  /** Publications that the CMS answered with 200. */
  acknowledged: number;
  /** Sent, and killed before the answer: they may have happened or not. */
  unanswered: number;
  reads: number;
  missing: number;
  torn: number;
  /** A reader saw an older title after a newer one. */
  goneBack: number;
  /** Files of the site that are not what a second follower renders from nothing. */
  different: number;
}

/**
 * kill -9 of the CMS and of the follower while a person publishes and readers read: no page may be missing or torn,
 * what was acknowledged last must be public at the end, and the site equal to one rendered from nothing.
 */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  const draw = new Random(seed);
  const random = () => draw.next();
  const stack = await startStack(IMPATIENT);
  const deadline = performance.now() + minutes * 60_000;
  const figures: Figures = {
    killsOfCms: 0,
    killsOfFollower: 0,
    acknowledged: 0,
    unanswered: 0,
    reads: 0,
    missing: 0,
    torn: 0,
    goneBack: 0,
    different: 0,
  };
  const stillTime = () => performance.now() < deadline;
  try {
    const target = await firstProject(stack);
    const readers = Array.from({ length: READERS }, async () => read(stack, target.slug, figures, stillTime));
    const killers = [killCms(stack, random, figures, stillTime), killFollower(stack, random, figures, stillTime)];
    await Promise.all([...readers, ...killers, edit(stack, target.id, figures, stillTime)]);
    const last = await lastEdit(stack, target.id);
    await eventually(
      'the last acknowledged title is public',
      async () => (await page(stack, `/projets/${target.slug}/`)).text.includes(last),
      90,
    );
    const different = await differencesFromScratch(stack);
    figures.different = different.length;
    process.stdout.write(`${JSON.stringify(figures)}\n${different.join('\n')}\n`);
    return figures.missing + figures.torn + figures.goneBack + figures.different === 0;
  } finally {
    await stack.stop();
  }
}

async function firstProject(stack: Stack): Promise<{ id: string; slug: string }> {
  const { body } = await editor(stack)('GET', `${PROJECTS}?pageSize=1`);
  const [project] = (body as { results: { documentId: string; slug: string }[] }).results;
  if (!project) throw new Error('the demonstration holds no project');
  return { id: project.documentId, slug: project.slug };
}

async function edit(stack: Stack, id: string, figures: Figures, stillTime: () => boolean): Promise<void> {
  let client = editor(stack);
  while (stillTime()) {
    const ending = await retitle(client, id, `Titre numéro ${figures.acknowledged + figures.unanswered} fin`);
    if (ending !== 'away') figures[ending] += 1;
    if (ending !== 'acknowledged') client = editor(stack);
    await pause(120);
  }
}

/** After the last kill: no unanswered edit can be later than this one. */
async function lastEdit(stack: Stack, id: string): Promise<string> {
  const title = 'Titre dernier fin';
  await eventually(
    'the last edit is acknowledged',
    async () => (await retitle(editor(stack), id, title)) === 'acknowledged',
    90,
  );
  return title;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** Logs in with the first request, so that a CMS that is away fails that one like any other. */
function editor(stack: Stack): Ask {
  let client: Promise<AdminClient> | undefined;
  return async (method, path, body) => {
    client ??= logIn(stack.cms, stack.settings.dataDir, 'communications');
    return (await client).ask(method, path, body);
  };
}

async function retitle(ask: Ask, id: string, title: string): Promise<'acknowledged' | 'unanswered' | 'away'> {
  try {
    const { status } = await ask('POST', `${PROJECTS}/${id}/actions/publish`, { title });
    return status === 200 ? 'acknowledged' : 'unanswered';
  } catch (error) {
    const nobodyListened =
      error instanceof Error && /ECONNREFUSED/.test(String((error.cause as Error | undefined)?.cause ?? error.cause));
    return nobodyListened ? 'away' : 'unanswered';
  }
}

async function killCms(stack: Stack, random: () => number, figures: Figures, stillTime: () => boolean): Promise<void> {
  while (stillTime()) {
    if (random() >= WHILE_STARTING) await working(`${stack.cms}/health`, stillTime);
    await pause(200 + random() * 8_000);
    if (stack.supervisor.killNow('cms')) figures.killsOfCms += 1;
  }
}

/** Beside the other, so that both are away at times. */
async function killFollower(
  stack: Stack,
  random: () => number,
  figures: Figures,
  stillTime: () => boolean,
): Promise<void> {
  while (stillTime()) {
    await pause(200 + random() * 3_000);
    if (stack.supervisor.killNow('follower')) figures.killsOfFollower += 1;
  }
}

async function working(address: string, stillTime: () => boolean): Promise<void> {
  while (
    stillTime() &&
    !(await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await pause(100);
}

async function read(stack: Stack, slug: string, figures: Figures, stillTime: () => boolean): Promise<void> {
  const paths = [`/projets/${slug}/`, '/', `/projets/${slug}/`, '/projets/'];
  for (let seen = 0; stillTime(); figures.reads += 1) {
    const path = paths[figures.reads % paths.length] ?? '/';
    const { status, text } = await page(stack, path);
    const number = Number(/Titre numéro (\d+) fin/.exec(text)?.[1] ?? seen);
    const fault = faultOf(status, text) ?? (path.includes(slug) && number < seen ? 'goneBack' : null);
    if (fault !== null) {
      figures[fault] += 1;
      if (figures[fault] <= TOLD)
        process.stdout.write(`${fault}: ${path} answered ${status}, ${text.length} bytes: ${text.slice(0, 80)}\n`);
    }
    if (path.includes(slug)) seen = number;
    await pause(2);
  }
}

function faultOf(status: number, text: string): 'missing' | 'torn' | null {
  if (status !== 200) return 'missing';
  return text.startsWith('<!DOCTYPE html>') && text.trimEnd().endsWith('</html>') ? null : 'torn';
}

async function page(stack: Stack, path: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(stack.site + path);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: String((error as Error).cause ?? error) };
  }
}
