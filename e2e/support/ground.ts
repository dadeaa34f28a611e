import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MESSAGES_PATH } from '@aggloforum/concertation/contract/messages.ts';
import { confirmationEndpoint } from '@aggloforum/directory-mailing/contract/entry.ts';
import { CONSENT, SUBSCRIPTIONS_PATH } from '@aggloforum/directory-mailing/contract/subscription.ts';
import { askAsCitizen, ownComment, type Posted, postComment, reportComment, sending } from './comments.ts';
import { Desk } from './desk.ts';
import { secondKeyLink } from './second-key-link.ts';
import type { Stack } from './stack.ts';

const TITLE = 'Une voie verte le long du Vistre';
const PROJECT = 'voie-verte-du-vistre';
const CONSULTATION = 'choisir-le-trace';
/** Where two people read each text: what has passed the first one waits behind the link of the second key. */
const TWO_KEYS = { title: 'Des jardins partagés dans les quartiers', project: 'jardins-partages' };
/** Of each kind; a text may be corrected twenty times and a decision be appealed against once. */
const LINKS = 12;
const DAY = 24 * 3_600_000;
const REMOVED = { action: 'remove', article: 'sujet', facts: 'Ce texte est un exemple de la démonstration.' } as const;

/** What the public finds there, and what some of it holds a signed link to. */
export interface Reach {
  readonly project: string;
  readonly consultation: string;
  readonly charterVersion: string;
  /** Public id of a comment that may be answered and reported. */
  readonly comment: string;
  /** Tokens of real links, by what they open. */
  readonly links: Readonly<
    Record<
      | 'comments'
      | 'appeals'
      | 'messages'
      | 'reports'
      | 'entries'
      | 'confirmations'
      | 'secondKey'
      | 'leaving'
      | 'disownments',
      string[]
    >
  >;
  /** Texts that wait for the second key, as its page shows them. */
  readonly awaited: readonly Awaited[];
}

export interface Awaited {
  readonly id: string;
  readonly version: number;
}

/** A consultation where comments are public at once: what is taken stands on pages, and not in a queue alone. */
export class Ground {
  readonly #stack: Stack;
  readonly desk: Desk;
  #people = 0;

  private constructor(stack: Stack, desk: Desk) {
    this.#stack = stack;
    this.desk = desk;
  }

  static async open(stack: Stack): Promise<Ground> {
    const desk = await Desk.of(stack, 'participation-officer');
    const policy = { label: 'Publication immédiate', mode: 'post-moderation', teamDays: 2, electedDays: 2 };
    const { code } = await desk.ask<{ code: string }>('POST', '/moderation/policies', policy);
    await desk.switchComments(TITLE, { comments: 'on', policy: code });
    const strict = { label: 'Deux personnes', mode: 'pre-moderation-two-keys', teamDays: 2, electedDays: 2 };
    const twoKeys = await desk.ask<{ code: string }>('POST', '/moderation/policies', strict);
    await desk.switchComments(TWO_KEYS.title, { comments: 'on', policy: twoKeys.code });
    await desk.letProgramsType();
    return new Ground(stack, desk);
  }

  /** Fresh links, for one storm. */
  async reach(): Promise<Reach> {
    const { body } = await askAsCitizen(this.#stack, 'GET', `/api/concertation/comment-contexts/${PROJECT}`);
    const comments: string[] = [];
    const appeals: string[] = [];
    const awaited: Awaited[] = [];
    for (let count = 0; count < LINKS; count += 1) {
      comments.push((await this.#comment()).own);
      appeals.push(await this.#removed());
      awaited.push(await this.#awaited());
    }
    const { public: shown } = (await ownComment(this.#stack, (await this.#comment()).own)) as {
      readonly public: { readonly id: string };
    };
    const [entries, confirmations] = [await this.#entry(), await this.#confirmation('confirmation')];
    const leaver = this.#person();
    await this.#entry(leaver);
    const notMe = 'ce-n-est-pas-moi';
    return {
      project: PROJECT,
      consultation: CONSULTATION,
      charterVersion: String(body['charterVersion']),
      comment: shown.id,
      links: {
        comments,
        appeals,
        messages: [await this.#message('mon-message')],
        reports: [await this.#report(shown.id, 'signalement-confirme')],
        entries: [entries],
        confirmations: [confirmations],
        secondKey: [secondKeyLink(this.#stack, 2 * DAY)],
        leaving: [linkInLetter(this.#stack, leaver, 'desinscription')],
        disownments: [await this.#message(notMe), await this.#report(shown.id, notMe), await this.#confirmation(notMe)],
      },
      awaited,
    };
  }

  #person(): string {
    this.#people += 1;
    return `personne-${this.#people}@example.org`;
  }

  async #comment(project = PROJECT): Promise<Posted> {
    this.#people += 1;
    const body = `Un avis sur le projet, le numéro ${this.#people}.`;
    const posted = await postComment(this.#stack, { project, authorName: 'Dora', body });
    assert.equal(posted.status, 201);
    return posted;
  }

  async #removed(): Promise<string> {
    const { own } = await this.#comment();
    const before = (await ownComment(this.#stack, own)) as { version: number; public: { id: string } };
    await this.desk.decide({ id: before.public.id, version: before.version }, REMOVED);
    const { may } = (await ownComment(this.#stack, own)) as { may: { appeal: string } };
    return may.appeal;
  }

  async #awaited(): Promise<Awaited> {
    await this.#comment(TWO_KEYS.project);
    const item = await this.desk.waiting(`numéro ${this.#people}.`);
    const { state, version } = await this.desk.decide(item, { action: 'approve' });
    assert.equal(state, 'awaiting-elected');
    return { id: item.id, version };
  }

  async #message(page: string): Promise<string> {
    const email = this.#person();
    const typed = { email, subject: 'Le quai', body: 'Quand le quai sera-t-il rouvert ?', kind: 'question' };
    const sent = await askAsCitizen(this.#stack, 'POST', MESSAGES_PATH, { ...typed, ...(await sending(this.#stack)) });
    assert.equal(sent.status, 201);
    return linkInLetter(this.#stack, email, page);
  }

  async #report(comment: string, page: string): Promise<string> {
    const email = this.#person();
    assert.equal(await reportComment(this.#stack, comment, 'Cela ne parle pas du projet.', email), 201);
    return linkInLetter(this.#stack, email, page);
  }

  async #confirmation(page: string, email = this.#person()): Promise<string> {
    const typed = { email, actorKind: 'person', consentVersion: CONSENT.version, ...(await sending(this.#stack)) };
    assert.equal((await askAsCitizen(this.#stack, 'POST', SUBSCRIPTIONS_PATH, typed)).status, 201);
    return linkInLetter(this.#stack, email, page);
  }

  /** Of somebody who stands in the directory. */
  async #entry(email = this.#person()): Promise<string> {
    const link = await this.#confirmation('confirmation', email);
    const confirmed = await askAsCitizen(this.#stack, 'POST', confirmationEndpoint(link), {});
    return String(confirmed.body['own']);
  }
}

/** As the mail will hold it: the queue of letters is written with what caused them. */
function linkInLetter(stack: Pick<Stack, 'settings'>, email: string, page: string): string {
  const db = new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { readOnly: true });
  try {
    db.exec('pragma busy_timeout = 10000');
    const letters = db.prepare('select text from mailing_letters where email = ?').all(email);
    const links = letters.map(({ text }) => new RegExp(`/participer/${page}/([\\w.-]+)`).exec(String(text))?.[1]);
    return links.find((link) => link !== undefined) ?? assert.fail(`no link to ${page} was written to ${email}`);
  } finally {
    db.close();
  }
}
