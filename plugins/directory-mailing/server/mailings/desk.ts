import { randomUUID } from 'node:crypto';
import { invalid, type Refusal, refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { HandDraftForm, MailingConfirmation } from '../../contract/mailings.ts';
import { type MailingActName, mayConfirm, mayResend, outcomeOf } from '../../core/occasions/acts.ts';
import { priorityOf } from '../../core/occasions/occasion.ts';
import { DELIVERY, MAILING } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';
import { checkDraft } from '../../core/occasions/hand-draft.ts';
import { knownInterests } from '../services/known-interests.ts';
import { currentContent, fingerprintOf, requireMailing } from './current.ts';
import { publishedConsultation } from './dossier-facts.ts';
import type { Freezer } from './freezer.ts';
import { inTurn } from './in-turn.ts';
import { changeMailing, type MailingRecord, recordAct } from './mailing-rows.ts';
import { sendingDesk } from './progress.ts';

/** The public page says how many servers accepted it: that may change. */
const COUNT_AGAIN = { accepted: null };
const STATES = ['upcoming', 'prepared', 'queued', 'paused', 'finished', 'cancelled'];

/** What the staff does with mailings. Each act is written down in the transaction that does it. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => new Desk(strapi);

class Desk {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  #now(): number {
    return settingsOf(this.#strapi).clock.now();
  }

  #at(): string {
    return new Date(this.#now()).toISOString();
  }

  /** The number of people is typed by whoever says yes: if it is another one by now, nothing leaves. */
  async confirm(id: number, { count, fingerprint, version }: MailingConfirmation, by: string): Promise<void> {
    await inTurn(this.#strapi, async (trx) => {
      const row = await this.#require(id, version);
      if (!mayConfirm(row, this.#now())) throw refused(409, 'not-now', 'Cet envoi ne peut pas partir maintenant.');
      const content = await currentContent(this.#strapi, row);
      if (content === null || fingerprintOf(content) !== fingerprint)
        throw refused(409, 'content-changed', 'Le contenu a changé depuis que vous l’avez lu. Relisez l’aperçu.');
      const freezer = this.#strapi.plugin('directory-mailing').service('freezer') as Freezer;
      const recipients = await freezer.freeze(trx, row, content, by, this.#at());
      if (recipients === null) throw changedMeanwhile();
      if (recipients !== count)
        throw refused(
          409,
          'audience-changed',
          `Vous avez écrit ${count}, mais l’envoi concerne ${recipients} personne${recipients > 1 ? 's' : ''}. Rien n’est parti.`,
        );
    });
  }

  async act(id: number, act: MailingActName, version: number, by: string): Promise<void> {
    await inTurn(this.#strapi, async () => {
      const row = await this.#require(id, version);
      const outcome = outcomeOf(act, row);
      if (outcome === null) throw refused(409, 'not-now', 'Cela n’est pas possible dans l’état où est cet envoi.');
      const data = act === 'retry' ? COUNT_AGAIN : { ...outcome };
      // The mailing first, then its rows: what comes back from its way meanwhile waits, and finds it cancelled.
      const done = async () => ({
        act,
        by,
        at: this.#at(),
        detail: act === 'cancel' && row.frozenAt !== null ? { skipped: await this.#skipTheRest(id) } : {},
      });
      if (!(await changeMailing(this.#strapi, row, STATES, data, done))) throw changedMeanwhile();
    });
    // Written down first, then done: the sender has a transaction of its own.
    if (act === 'retry') await sendingDesk(this.#strapi).retryFailed(id, by);
  }

  /** Whoever has not been written to will not be; what is on its way ends by itself. */
  async #skipTheRest(mailingId: number): Promise<number> {
    const where = { mailingId, state: 'queued' };
    return (
      await this.#strapi.db.query(DELIVERY).updateMany({ where, data: { state: 'skipped', skipReason: 'cancelled' } })
    ).count;
  }

  async resolveDoubts(id: number, decision: 'resend' | 'leave', by: string): Promise<void> {
    await inTurn(this.#strapi, async () => {
      const row = await requireMailing(this.#strapi, id);
      if (decision === 'resend' && !mayResend(row))
        throw refused(409, 'cancelled', 'Cet envoi est annulé\u00a0: rien n’en est renvoyé.');
      const act = { act: 'doubts', by, at: this.#at(), detail: { decision } };
      if (!(await changeMailing(this.#strapi, row, STATES, COUNT_AGAIN, act))) throw changedMeanwhile();
    });
    await sendingDesk(this.#strapi).resolveDoubt(id, decision, by);
  }

  async write(form: HandDraftForm, by: string): Promise<number> {
    const columns = await this.#checked(form);
    const key = `by-hand|${randomUUID()}`;
    return this.#strapi.db.transaction(async () => {
      const row = { ...columns, key, occasion: 'by-hand', state: 'prepared', reason: 'confirmation', version: 0 };
      const { id } = await this.#strapi.db.query(MAILING).create({ data: { ...row, priority: priorityOf('by-hand') } });
      await recordAct(this.#strapi, id, { act: 'written', by, at: this.#at() });
      return Number(id);
    });
  }

  async rewrite(id: number, form: HandDraftForm, version: number, by: string): Promise<void> {
    const columns = await this.#checked(form);
    await inTurn(this.#strapi, async () => {
      const row = await this.#require(id, version);
      if (row.occasion !== 'by-hand' || row.frozenAt !== null)
        throw refused(409, 'not-now', 'Cet envoi ne peut plus être écrit.');
      const act = { act: 'rewritten', by, at: this.#at() };
      if (!(await changeMailing(this.#strapi, row, ['prepared'], columns, act))) throw changedMeanwhile();
    });
  }

  async #checked(form: HandDraftForm) {
    const errors = checkDraft(form, await knownInterests(this.#strapi));
    const { consultation } = form;
    const known = consultation === '' || (await publishedConsultation(this.#strapi, consultation)) !== null;
    const fields = { ...errors, ...(known ? {} : { consultation: 'Cette consultation n’est pas publiée.' }) };
    if (Object.keys(fields).length > 0) throw invalid(fields);
    const subject = form.subject.trim();
    const draft = { subject, body: form.body.trim(), communes: form.communes, themes: form.themes };
    return { consultation, draft, title: subject };
  }

  async #require(id: number, version: number): Promise<MailingRecord> {
    const row = await requireMailing(this.#strapi, id);
    if (row.version !== version) throw changedMeanwhile();
    return row;
  }
}

function changedMeanwhile(): Refusal {
  return refused(409, 'changed-meanwhile', 'Cet envoi a changé entre-temps. La page montre maintenant ce qu’il est.');
}

export type MailingDesk = ReturnType<typeof desk>;
