import { setTimeout as pause } from 'node:timers/promises';
import type { DecisionResult, QueueItem, QueuePage } from '../../plugins/concertation/contract/moderation.ts';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { Random } from '../../site/follower/testing/random.ts';
import { CommentDoor, networkNumber, type Sending } from '../support/comment-door.ts';
import { blank, faultsOf, type Figures, LOOKED_AT, worst } from '../support/comment-figures.ts';
import { audit, type Counted, linkInReceipt } from '../support/comment-ledger.ts';
import { Desk } from '../support/desk.ts';
import { eventually, type Stack, startStack } from '../support/stack.ts';

const TITLE = 'Une voie verte le long du Vistre';
const SLUG = 'voie-verte-du-vistre';
const IMPATIENT = { firstMs: 50, slowestMs: 200, wellAfterMs: 1_000 };
const POSTERS = 3;
const WISHED = 60;
const LONGEST_RUN_MS = 1_500;
const NOTICED = 20;
const REASON = { article: 'respect', facts: 'Le texte s’en prend à une personne nommée.' };

interface Sent {
  readonly form: Sending;
  reference: string | null;
  confirmed: boolean;
}

interface Campaign {
  readonly stack: Stack;
  readonly door: CommentDoor;
  readonly random: Random;
  readonly sent: Map<string, Sent>;
  readonly decided: { readonly comment: string; readonly version: number; readonly state: string }[];
  readonly figures: Figures;
  running: boolean;
  number: number;
}

/**
 * kill -9 of the CMS at random moments while citizens post and the team decides, over HTTP. After each new start: what
 * was acknowledged is there, nothing twice for a key, each state has its decision, each decision its one letter.
 */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  const deadline = performance.now() + minutes * 60_000;
  const stack = await startStack(IMPATIENT);
  try {
    await (await Desk.of(stack, 'participation-officer')).switchComments(TITLE, { comments: 'on' });
    const campaign: Campaign = {
      stack,
      door: await CommentDoor.of(stack, SLUG),
      random: new Random(seed),
      sent: new Map(),
      decided: [],
      figures: blank(),
      running: false,
      number: 0,
    };
    while (performance.now() < deadline) await round(campaign);
    const { figures } = campaign;
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    if (figures.kills < WISHED) process.stdout.write(`fewer than ${WISHED} kills: give it more minutes\n`);
    const unseen = LOOKED_AT.filter((name) => figures[name] === 0);
    if (unseen.length > 0) process.stdout.write(`never seen, so that nothing is shown: ${unseen.join(', ')}\n`);
    return faultsOf(figures) === 0 && unseen.length === 0;
  } finally {
    await stack.stop();
  }
}

async function round(campaign: Campaign): Promise<void> {
  const { stack, random, figures } = campaign;
  const desk = await Desk.of(stack, 'participation-officer');
  campaign.running = true;
  const away = { posts: 0, decisions: 0 };
  const posters = Array.from({ length: POSTERS }, async () => post(campaign, away));
  const work = Promise.all([...posters, decide(campaign, desk, away)]);
  await pause(50 + random.below(LONGEST_RUN_MS));
  if (!stack.supervisor.killNow('cms')) throw new Error('the CMS was gone already');
  campaign.running = false;
  await work;
  figures.kills += 1;
  figures.duringPosts += away.posts > 0 ? 1 : 0;
  figures.duringDecisions += away.decisions > 0 ? 1 : 0;
  await eventually('the CMS is fit again', async () => (await fetch(`${stack.cms}/health`)).ok, 180);
  const before = await audited(campaign);
  await sendAgain(campaign);
  const after = await audited(campaign);
  Object.assign(figures, worst(figures, worst(before, after)));
  if (faultsOf(figures) > 0 || figures.kills % 5 === 0) process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** Looking holds up this process: the connections that the CMS has closed meanwhile are noticed before they are used. */
async function audited(campaign: Campaign): Promise<Counted> {
  const counted = audit(campaign.stack, campaign);
  await pause(NOTICED);
  return counted;
}

interface Away {
  posts: number;
  decisions: number;
}

async function post(campaign: Campaign, away: Away): Promise<void> {
  const { door, sent, figures } = campaign;
  while (campaign.running) {
    const number = (campaign.number += 1);
    const body = `Contribution numéro ${number}, pour une allée plus large.`;
    try {
      const form = await door.form({ authorName: `Ana ${number}`, email: `ana-${number}@example.org`, body });
      const record: Sent = { form, reference: null, confirmed: false };
      sent.set(body, record);
      away.posts += 1;
      const answer = await door.send(form, networkNumber(number));
      if (answer.status !== 201) throw new Error(`a comment answered ${answer.status}`);
      away.posts -= 1;
      record.reference = answer.reference;
      figures.acknowledgedPosts += 1;
      await door.confirm(linkInReceipt(campaign.stack, answer.reference), networkNumber(number));
      record.confirmed = true;
    } catch (error) {
      rethrowUnlessAway(error);
      return;
    }
  }
}

async function decide(campaign: Campaign, desk: Desk, away: Away): Promise<void> {
  while (campaign.running) {
    try {
      const queue = await desk.ask<QueuePage>('GET', '/moderation/queue?limit=20');
      for (const item of queue.items) {
        away.decisions += 1;
        const results = await desk.ask<readonly DecisionResult[]>('POST', '/moderation/decisions', {
          decisions: [decisionOn(item, campaign.random)],
        });
        away.decisions -= 1;
        acknowledge(campaign, results);
        if (!campaign.running) return;
      }
      if (queue.items.length === 0) await pause(20);
    } catch (error) {
      rethrowUnlessAway(error);
      return;
    }
  }
}

function decisionOn({ id, version }: QueueItem, random: Random) {
  const action = (['approve', 'refuse', 'send-back'] as const)[random.below(3)] ?? 'approve';
  const why = action === 'approve' ? {} : action === 'refuse' ? REASON : { facts: REASON.facts };
  return { comment: id, version, action, ...why };
}

function acknowledge({ decided, figures }: Campaign, results: readonly DecisionResult[]): void {
  for (const result of results) {
    if (!result.ok) continue;
    decided.push({ comment: result.comment, version: result.version, state: result.state });
    figures.acknowledgedDecisions += 1;
  }
}

/** Whoever got no answer sends the same again, with the same key. */
async function sendAgain({ door, sent, figures }: Campaign): Promise<void> {
  for (const record of sent.values()) {
    if (record.reference !== null) continue;
    figures.unanswered += 1;
    const { status, reference } = await door.send(record.form, networkNumber(figures.unanswered));
    if (status === 201) record.reference = reference;
    else {
      figures.refusedAgain += 1;
      process.stdout.write(`sent again, and answered ${status}\n`);
    }
  }
}

/** A connection that breaks is what a kill looks like; an answer that no kill explains is a fault of the campaign. */
function rethrowUnlessAway(error: unknown): void {
  if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
}
