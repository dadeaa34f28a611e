import type { DossierListItem, DossierView, ParticipationChange } from '@aggloforum/concertation/contract/dossier.ts';
import type {
  AppealItem,
  DecisionBody,
  DecisionResult,
  QueueItem,
  QueuePage,
  QueueView,
} from '@aggloforum/concertation/contract/moderation.ts';
import type { RulesView } from '@aggloforum/concertation/contract/screening.ts';
import { eventually, type Stack } from './stack.ts';

const REFUSAL = { article: 'sujet', facts: 'Ce texte est un exemple de la démonstration.' };

/** Somebody of the staff at the desk's endpoints, as the admin's pages ask them. */
export class Desk {
  readonly #stack: Stack;
  readonly #token: string;

  private constructor(stack: Stack, token: string) {
    this.#stack = stack;
    this.#token = token;
  }

  static async of(stack: Stack, role: string): Promise<Desk> {
    const answer = await fetch(`${stack.cms}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(stack.account(role)),
    });
    const { data } = (await answer.json()) as { data: { token: string } };
    return new Desk(stack, data.token);
  }

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.#stack.cms}/concertation${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** Switches comments of the only consultation of a project, by its title. */
  async switchComments(project: string, change: Partial<ParticipationChange>): Promise<void> {
    const dossiers = await this.ask<readonly DossierListItem[]>('GET', '/dossiers');
    const id = dossiers.find(({ title }) => title === project)?.id ?? '';
    const { participation } = await this.ask<DossierView>('GET', `/dossiers/${id}`);
    const [now] = participation;
    if (now === undefined) throw new Error(`nothing to comment on in ${project}`);
    const kept = { comments: now.comments, from: now.from, to: now.to, reason: '', version: now.version };
    await this.ask('PUT', `/participation/${now.consultationId}`, { ...kept, ...change });
  }

  /** A program types too fast for a person: the rule that says so rests. */
  async letProgramsType(): Promise<void> {
    const { rules } = await this.ask<RulesView>('GET', '/rules');
    const haste = rules.filter((rule) => rule.broken === null && rule.condition.kind === 'speed');
    for (const { id } of haste) await this.ask('PUT', `/rules/${id}/enabled`, { enabled: false });
  }

  /** Decides what the demonstration left at the desk, so that a journey counts what is its own. */
  async clear(): Promise<void> {
    const queue = async (view: QueueView) => (await this.ask<QueuePage>('GET', `/moderation/queue?view=${view}`)).items;
    const mine = await eventually('the comments of the demonstration', async () => {
      const items = await queue('mine');
      return items.length > 0 && items;
    });
    for (const item of [...mine, ...(await queue('spam'))]) await this.decide(item, { action: 'refuse', ...REFUSAL });
    for (const { id, version, openFlags: flags } of await queue('flagged'))
      await this.ask('POST', `/moderation/flags/${id}`, { answer: REFUSAL.facts, version, flags });
    for (const { id, version } of await this.ask<readonly AppealItem[]>('GET', '/moderation/appeals?state=open'))
      await this.ask('POST', `/moderation/appeals/${id}`, { outcome: 'rejected', answer: REFUSAL.facts, version });
  }

  /** The text that waits and holds these words. */
  async waiting(words: string): Promise<QueueItem> {
    return eventually(`« ${words} » in the queue`, async () => {
      const queue = await this.ask<QueuePage>('GET', `/moderation/queue?text=${encodeURIComponent(words)}`);
      return queue.items.find(({ body, actions }) => body.includes(words) && actions.includes('approve'));
    });
  }

  async decide(item: Pick<QueueItem, 'id' | 'version'>, decision: Omit<DecisionBody, 'comment' | 'version'>) {
    const decisions = [{ comment: item.id, version: item.version, ...decision }];
    const [result] = await this.ask<readonly DecisionResult[]>('POST', '/moderation/decisions', { decisions });
    if (result?.ok !== true) throw new Error(JSON.stringify(result));
    return result;
  }
}
