import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MESSAGES_PATH } from '@aggloforum/concertation/contract/messages.ts';
import { confirmationEndpoint } from '@aggloforum/directory-mailing/contract/entry.ts';
import { CONSENT, SUBSCRIPTIONS_PATH } from '@aggloforum/directory-mailing/contract/subscription.ts';
import { askAsCitizen, ownComment, type Posted, postComment, reportComment, sending } from './comments.ts';
import { Desk } from './desk.ts';
import type { Stack } from './stack.ts';

const TITLE = 'Une voie verte le long du Vistre';
const PROJECT = 'voie-verte-du-vistre';
const CONSULTATION = 'choisir-le-trace';
/** Of each kind; a text may be corrected twenty times and a decision be appealed against once. */
const LINKS = 12;
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
    Record<'comments' | 'appeals' | 'messages' | 'reports' | 'entries' | 'confirmations', string[]>
  >;
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
    await desk.letProgramsType();
    return new Ground(stack, desk);
  }

  /** Fresh links, for one storm. */
  async reach(): Promise<Reach> {
    const { body } = await askAsCitizen(this.#stack, 'GET', `/api/concertation/comment-contexts/${PROJECT}`);
    const comments: string[] = [];
    const appeals: string[] = [];
    for (let count = 0; count < LINKS; count += 1) {
      comments.push((await this.#comment()).own);
      appeals.push(await this.#removed());
    }
    const { public: shown } = (await ownComment(this.#stack, (await this.#comment()).own)) as {
      readonly public: { readonly id: string };
    };
    const [entries, confirmations] = [await this.#entry(), await this.#confirmation()];
    return {
      project: PROJECT,
      consultation: CONSULTATION,
      charterVersion: String(body['charterVersion']),
      comment: shown.id,
      links: {
        comments,
        appeals,
        messages: [await this.#message()],
        reports: [await this.#report(shown.id)],
        entries: [entries],
        confirmations: [confirmations],
      },
    };
  }

  #person(): string {
    this.#people += 1;
    return `personne-${this.#people}@example.org`;
  }

  async #comment(): Promise<Posted> {
    this.#people += 1;
    const body = `Un avis sur le tracé, le numéro ${this.#people}.`;
    const posted = await postComment(this.#stack, { project: PROJECT, authorName: 'Dora', body });
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

  async #message(): Promise<string> {
    const email = this.#person();
    const typed = { email, subject: 'Le quai', body: 'Quand le quai sera-t-il rouvert ?', kind: 'question' };
    const sent = await askAsCitizen(this.#stack, 'POST', MESSAGES_PATH, { ...typed, ...(await sending(this.#stack)) });
    assert.equal(sent.status, 201);
    return linkInLetter(this.#stack, email, 'mon-message');
  }

  async #report(comment: string): Promise<string> {
    const email = this.#person();
    assert.equal(await reportComment(this.#stack, comment, 'Cela ne parle pas du projet.', email), 201);
    return linkInLetter(this.#stack, email, 'signalement-confirme');
  }

  async #confirmation(email = this.#person()): Promise<string> {
    const typed = { email, actorKind: 'person', consentVersion: CONSENT.version, ...(await sending(this.#stack)) };
    assert.equal((await askAsCitizen(this.#stack, 'POST', SUBSCRIPTIONS_PATH, typed)).status, 201);
    return linkInLetter(this.#stack, email, 'confirmation');
  }

  /** Of somebody who stands in the directory. */
  async #entry(): Promise<string> {
    const confirmed = await askAsCitizen(this.#stack, 'POST', confirmationEndpoint(await this.#confirmation()), {});
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
