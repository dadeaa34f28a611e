import { rmSync } from 'node:fs';
import { logIn } from '../../cms/testing/admin-client.ts';
import { CommentDoor, networkNumber } from '../../e2e/support/comment-door.ts';
import { Desk } from '../../e2e/support/desk.ts';
import { eventually, type Stack, startStack } from '../../e2e/support/stack.ts';
import { processEnvironment, readSettings } from '../environment.ts';
import { buildAll } from '../stack/builds.ts';
import { servicesOf } from '../stack/services.ts';
import { Supervisor } from '../stack/supervisor.ts';
import type { Note } from './figure.ts';
import { fillCms, slugOfCopy } from './filled-cms.ts';
import { Reader } from './front-door.ts';
import { noteQuantiles } from './quantiles.ts';

const PROJECTS = '/content-manager/collection-types/api::project.project';
const TITLE = 'Une voie verte le long du Vistre';
const SLUG = 'voie-verte-du-vistre';
const CONSULTATION = 'choisir-le-trace';
const REASON = { article: 'respect', facts: 'Le texte s’en prend à une personne nommée.' };
const CLICKS = 40;
/** A page of a thread has fifty places, half of which are taken: each decision is read on the same page. */
const DECISIONS = 24;
const READY_S = 900;

interface Clicking {
  readonly stack: Stack;
  readonly reader: Reader;
  readonly desk: Desk;
  readonly of: string;
  readonly note: Note;
}

/**
 * From a click in the administration to the new text over HTTP, with every process of the real stack and an embedded
 * database that holds so many dossiers with 25 comments each: « Publier », and the desk's approvals and removals.
 */
export async function clickFigures(projects: number, note: Note): Promise<void> {
  await buildAll(processEnvironment(readSettings()));
  // Each citizen of the bench comes from a network of its own, as behind a proxy that is trusted.
  process.env['TRUSTED_PROXY'] = '127.0.0.1';
  const stack = await startStack();
  let filled: Supervisor | undefined;
  const reader = new Reader(stack.settings.sitePort);
  try {
    await oneComment(stack, await Desk.of(stack, 'participation-officer'));
    await stack.supervisor.stop();
    fillCms(stack.settings.dataDir, SLUG, projects);
    rmSync(stack.settings.siteDir, { recursive: true });
    filled = new Supervisor(stack.env);
    const startedAt = performance.now();
    for (const service of servicesOf(stack.settings)) await filled.start(service);
    const last = `/projets/${slugOfCopy(projects - 1)}/`;
    await eventually(last, async () => (await reader.ask(last)).status === 200, READY_S);
    const of = `${projects} projects, ${projects * 25} comments`;
    note({
      name: 'start of CMS and site, whole site',
      of,
      value: Math.round(performance.now() - startedAt),
      unit: 'ms',
    });
    const desk = await Desk.of(stack, 'participation-officer');
    const clicking = { stack, reader, desk, of, note };
    await publications(clicking, slugOfCopy(projects - 1));
    await decisions(clicking, slugOfCopy(projects - PLACE_OF_AN_OPEN_ONE));
  } finally {
    reader.close();
    await filled?.stop();
    await stack.stop();
  }
}

/** The fifth from the end is open, whatever their number is, as long as five divides it. */
const PLACE_OF_AN_OPEN_ONE = 5;

async function oneComment(stack: Stack, desk: Desk): Promise<void> {
  await desk.switchComments(TITLE, { comments: 'on' });
  const door = await CommentDoor.of(stack, SLUG);
  const body = 'Gardez une allée large.';
  await door.send(await door.form({ authorName: 'Ana', body }), networkNumber(0));
  await desk.decide(await desk.waiting(body), { action: 'approve' });
}

async function publications({ stack, reader, of, note }: Clicking, slug: string): Promise<void> {
  const admin = await logIn(stack.cms, stack.settings.dataDir, 'communications');
  const { body } = await admin.ask('GET', `${PROJECTS}?pageSize=1&filters[slug][$eq]=${slug}`);
  const [project] = (body as { results: { documentId: string }[] }).results;
  if (project === undefined) throw new Error(`no project ${slug}`);
  const path = `/projets/${slug}/`;
  const [answered, seen]: [number[], number[]] = [[], []];
  for (let click = 0; click < CLICKS; click += 1) {
    const title = `Titre-${click}-publié`;
    const clickedAt = performance.now();
    const publishing = admin.ask('POST', `${PROJECTS}/${project.documentId}/actions/publish`, { title });
    const visible = reader.until(path, ({ text }) => text.includes(title));
    const { status } = await publishing;
    if (status !== 200) throw new Error(`the publication answered ${status}`);
    answered.push(performance.now() - clickedAt);
    seen.push((await visible) - clickedAt);
  }
  noteQuantiles(note, 'click → answer of the CMS', of, answered);
  noteQuantiles(note, 'click → visible', of, seen);
}

/** From the desk's POST to the page. */
async function decisions({ stack, reader, desk, of, note }: Clicking, slug: string): Promise<void> {
  const page = `/projets/${slug}/${CONSULTATION}/`;
  const door = await CommentDoor.of(stack, slug);
  const times = { approval: [] as number[], removal: [] as number[] };
  for (let click = 1; click <= DECISIONS; click += 1) {
    const body = `Avis-${click}-relu, pour les bancs.`;
    await door.send(await door.form({ authorName: 'Ana', body }), networkNumber(click));
    const waits = await desk.waiting(body);
    const approvedAt = performance.now();
    const approval = desk.decide(waits, { action: 'approve' });
    const visible = reader.until(page, ({ text }) => text.includes(body));
    const { version } = await approval;
    times.approval.push((await visible) - approvedAt);
    const removedAt = performance.now();
    const removal = desk.decide({ id: waits.id, version }, { action: 'remove', ...REASON });
    const gone = reader.until(page, ({ status, text }) => status === 200 && !text.includes(body));
    await removal;
    times.removal.push((await gone) - removedAt);
  }
  noteQuantiles(note, 'approval → visible', of, times.approval);
  noteQuantiles(note, 'removal → gone', of, times.removal);
}
