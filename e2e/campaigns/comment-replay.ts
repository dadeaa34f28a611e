import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
  DecisionResult,
  QueueItem,
  QueuePage,
  QueueView,
} from '../../plugins/concertation/contract/moderation.ts';
import { quantiles } from '../../scripts/bench/quantiles.ts';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { readSettings } from '../../scripts/environment.ts';
import { CommentDoor, networkNumber, type Sending } from '../support/comment-door.ts';
import { audit } from '../support/comment-ledger.ts';
import { type Conversation, conversationsIn, type Replayed } from '../support/conversations.ts';
import { Desk } from '../support/desk.ts';
import { type Stack, eventually, startStack } from '../support/stack.ts';
import { telling, TextsOnSite } from '../support/texts-on-site.ts';

const TITLE = 'Une voie verte le long du Vistre';
const SLUG = 'voie-verte-du-vistre';
/** From eight in the morning to eight in the evening. */
const DAY_MS = 12 * 3_600_000;
/** So many arrive before the moderator looks at the queue again. */
const BATCH = 25;
/** What it takes to write a sentence, so that nobody is taken for a program. */
const TYPING_MS = 90_000;
const AT_ONCE = 4;
const REASON = { article: 'respect', facts: 'Refusé par l’équipe de modération de la conversation.' };

interface Sent {
  readonly reference: string;
  readonly was: Replayed;
}

interface Decided {
  readonly comment: string;
  readonly version: number;
  readonly state: string;
}

/** One conversation on its day. */
class Day {
  readonly stack: Stack;
  readonly #door: CommentDoor;
  readonly #desk: Desk;
  readonly sent = new Map<string, Sent>();
  readonly decided: Decided[] = [];
  /** By the status of the answer. */
  readonly notTaken: Record<string, number> = {};
  /** By text, the rules that held it. */
  readonly held = new Map<string, readonly string[]>();
  readonly times: Readonly<Record<'post' | 'queue' | 'decision', number[]>> = { post: [], queue: [], decision: [] };

  constructor(stack: Stack, door: CommentDoor, desk: Desk) {
    this.stack = stack;
    this.#door = door;
    this.#desk = desk;
  }

  async arrive(batch: readonly Replayed[], at: number): Promise<void> {
    this.stack.setClock(new Date(at - TYPING_MS));
    const forms: [Sending, Replayed][] = [];
    for (const was of batch)
      forms.push([await this.#door.form({ authorName: `Personne ${was.author}`, body: was.text }), was]);
    this.stack.setClock(new Date(at));
    const left = forms.values();
    const citizen = async () => {
      for (const [form, was] of left) await this.#send(form, was);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, citizen));
  }

  async #send(form: Sending, was: Replayed): Promise<void> {
    const answer = await this.#timed('post', async () => this.#door.send(form, networkNumber(was.author)));
    if (answer.status === 201) this.sent.set(was.text, { reference: answer.reference, was });
    else this.notTaken[answer.status] = (this.notTaken[answer.status] ?? 0) + 1;
  }

  /** Everything that waits and that the moderator of the conversation decided; the rest stays in the queue. */
  async moderate(): Promise<void> {
    for (const view of ['mine', 'spam'] as const)
      for (let after: string | null = ''; after !== null;) after = await this.#page(view, after);
  }

  async #page(view: QueueView, after: string): Promise<string | null> {
    const path = `/moderation/queue?view=${view}&limit=50&after=${after}`;
    const page = await this.#timed('queue', async () => this.#desk.ask<QueuePage>('GET', path));
    for (const item of page.items) await this.#decide(item);
    return page.next;
  }

  async #decide({ id, version, body, findings }: QueueItem): Promise<void> {
    const was = this.sent.get(body)?.was;
    if (was === undefined) return;
    this.held.set(
      body,
      findings.filter(({ action }) => action === 'hold').map(({ label }) => label),
    );
    if (was.moderated === 0) return;
    const decision = was.moderated === 1 ? { action: 'approve' } : { action: 'refuse', ...REASON };
    const decisions = [{ comment: id, version, ...decision }];
    const [result] = await this.#timed('decision', async () =>
      this.#desk.ask<readonly DecisionResult[]>('POST', '/moderation/decisions', { decisions }),
    );
    if (result?.ok !== true) throw new Error(`a decision was not taken: ${JSON.stringify(result)}`);
    this.decided.push({ comment: result.comment, version: result.version, state: result.state });
  }

  async #timed<T>(what: keyof Day['times'], act: () => Promise<T>): Promise<T> {
    const from = performance.now();
    const answer = await act();
    this.times[what].push(performance.now() - from);
    return answer;
  }

  texts(...moderated: number[]): string[] {
    return [...this.sent.values()].filter(({ was }) => moderated.includes(was.moderated)).map(({ was }) => was.text);
  }

  /** Nothing that nobody approved is in any file of the site, of any release. `approved`: what may stand there. */
  leaked(approved: readonly string[]): { readonly count: number; readonly looked: number } {
    const may = new Set(approved);
    const site = new TextsOnSite(this.stack);
    const looked = telling(
      [...this.sent.keys()].filter((text) => !may.has(text)),
      approved,
    );
    return { count: looked.filter((text) => site.holds(text)).length, looked: looked.length };
  }
}

/**
 * The real comments of `CORPUS_DIR`, each conversation as one busy day: posted at the endpoint, decided at the desk as
 * its moderator did. `REPLAY_ONLY` names one of them; once the minutes are over, no other one begins.
 */
export async function run({ minutes }: CampaignOptions): Promise<boolean> {
  const { corpusDir } = readSettings();
  if (corpusDir === null) {
    process.stdout.write('Left out: there are no real comments here. Name their folder in CORPUS_DIR.\n');
    return true;
  }
  const deadline = performance.now() + minutes * 60_000;
  const only = process.env['REPLAY_ONLY'] ?? '';
  let holds = true;
  for (const conversation of conversationsIn(corpusDir).filter(({ name }) => name.includes(only))) {
    if (performance.now() < deadline) holds = (await replay(conversation)) && holds;
    else process.stdout.write(`${conversation.name}: left out, the minutes are over\n`);
  }
  return holds;
}

async function replay(conversation: Conversation): Promise<boolean> {
  const stack = await startStack();
  try {
    const desk = await Desk.of(stack, 'participation-officer');
    await desk.switchComments(TITLE, { comments: 'on' });
    const day = new Day(stack, await CommentDoor.of(stack, SLUG), desk);
    const opens = morning(stack);
    const { comments } = conversation;
    const middle = Math.floor(comments.length / 2 / BATCH) * BATCH;
    let meanwhile = { count: 0, looked: 0 };
    for (let at = 0; at < comments.length; at += BATCH) {
      const approved = day.texts(1);
      await day.arrive(comments.slice(at, at + BATCH), opens + (DAY_MS * at) / comments.length);
      if (at === middle) meanwhile = day.leaked(approved);
      await day.moderate();
    }
    return await close(conversation, day, meanwhile);
  } finally {
    await stack.stop();
  }
}

/** Of tomorrow: the day on which the demonstration was started has begun. */
function morning({ settings }: Stack): number {
  const day = new Date(readFileSync(join(dirname(settings.dataDir), 'clock'), 'utf8'));
  day.setUTCDate(day.getUTCDate() + 1);
  return day.setUTCHours(7, 0, 0, 0);
}

async function close({ name, comments }: Conversation, day: Day, meanwhile: ReturnType<Day['leaked']>) {
  const missing = await unseen(day);
  const leaked = day.leaked(day.texts(1));
  const kept = audit(day.stack, day);
  const heldOf = (moderated: number) => {
    const texts = day.texts(moderated);
    return `${texts.filter((text) => (day.held.get(text) ?? []).length > 0).length} of ${texts.length}`;
  };
  const byRule = Map.groupBy([...day.held.values()].flat(), (label) => label);
  const figures = {
    conversation: name,
    comments: comments.length,
    taken: day.sent.size,
    notTaken: day.notTaken,
    decided: day.decided.length,
    ...kept,
    missing,
    meanwhile,
    leaked,
    held: { published: heldOf(1), refused: heldOf(-1), undecided: heldOf(0) },
    heldBy: Object.fromEntries([...byRule].map(([label, all]) => [label, all.length])),
    ms: Object.fromEntries(Object.entries(day.times).map(([what, times]) => [what, quantiles(times)])),
  };
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
  const faults = [kept.lost, kept.doubled, kept.undone, kept.unexplained, kept.letters, missing];
  const looked = comments.some(({ moderated }) => moderated !== 1) ? leaked.looked > 0 : true;
  return looked && [...faults, meanwhile.count, leaked.count].every((count) => count === 0);
}

/** Approved texts that no page shows, once the site has had its time. */
async function unseen(day: Day): Promise<number> {
  const wanted = day.texts(1);
  let left = wanted.length;
  await eventually('every approved text is public', async () => {
    const site = new TextsOnSite(day.stack);
    left = wanted.filter((text) => !site.holds(text)).length;
    return left === 0;
  }).catch(() => left);
  return left;
}
