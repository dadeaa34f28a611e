import { setTimeout as pause } from 'node:timers/promises';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { AdminClient } from '../support/admin-client.ts';
import { eventually, type Stack, startStack } from '../support/stack.ts';

const PROJECTS = '/content-manager/collection-types/api::project.project';

interface Figures {
  edits: number;
  refused: number;
  kills: number;
  reads: number;
  bad: number;
}

/**
 * kill -9 of the CMS and of the follower while a person publishes and readers read: no page may be missing or torn,
 * and what was acknowledged must be public at the end.
 */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  const deadline = performance.now() + minutes * 60_000;
  const random = generator(seed);
  const stack = await startStack();
  const figures: Figures = { edits: 0, refused: 0, kills: 0, reads: 0, bad: 0 };
  const stillTime = () => performance.now() < deadline;
  try {
    const target = await firstProject(stack);
    const readers = Array.from({ length: 4 }, async () => read(stack, target.slug, figures, stillTime));
    const killer = kill(stack, random, figures, stillTime);
    const last = await edit(stack, target.id, figures, stillTime);
    await Promise.all([...readers, killer]);
    await eventually(
      'the last acknowledged title is public',
      async () => (await page(stack, target.slug)).includes(last),
      90,
    );
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return figures.bad === 0;
  } finally {
    await stack.stop();
  }
}

async function firstProject(stack: Stack): Promise<{ id: string; slug: string }> {
  const client = new AdminClient(stack.cms, stack.account('communications'));
  const { body } = await client.call('GET', `${PROJECTS}?pageSize=1`);
  const [project] = (body as { results: { documentId: string; slug: string }[] }).results;
  if (!project) throw new Error('the demonstration holds no project');
  return { id: project.documentId, slug: project.slug };
}

async function edit(stack: Stack, id: string, figures: Figures, stillTime: () => boolean): Promise<string> {
  let acknowledged = '';
  let client = new AdminClient(stack.cms, stack.account('communications'));
  while (stillTime()) {
    const title = `Titre numéro ${figures.edits + figures.refused} fin`;
    try {
      const answer = await client.call('POST', `${PROJECTS}/${id}/actions/publish`, { title });
      if (answer.status === 200) {
        acknowledged = title;
        figures.edits += 1;
      } else figures.refused += 1;
    } catch {
      figures.refused += 1;
      client = new AdminClient(stack.cms, stack.account('communications'));
    }
    await pause(120);
  }
  return acknowledged;
}

async function kill(stack: Stack, random: () => number, figures: Figures, stillTime: () => boolean): Promise<void> {
  while (stillTime()) {
    await pause(500 + random() * 5_000);
    stack.supervisor.killNow(random() < 0.5 ? 'cms' : 'follower');
    figures.kills += 1;
  }
}

async function read(stack: Stack, slug: string, figures: Figures, stillTime: () => boolean): Promise<void> {
  while (stillTime()) {
    const html = await page(stack, slug).catch(() => '');
    figures.reads += 1;
    if (!html.startsWith('<!DOCTYPE html>') || !html.trimEnd().endsWith('</html>')) figures.bad += 1;
    await pause(2);
  }
}

async function page(stack: Stack, slug: string): Promise<string> {
  const response = await fetch(`${stack.site}/projets/${slug}/`);
  const text = await response.text();
  return response.status === 200 ? text : '';
}

/** Mulberry32: the same seed, the same campaign. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
