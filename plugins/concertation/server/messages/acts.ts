import type { Core } from '@strapi/strapi';
import type { MessageAct, MessageErasure, TypedIn } from '../../contract/message-desk.ts';
import type { Transaction } from '../../contract/taking-part.ts';
import { filled } from '../../core/messages/advice.ts';
import type { MessageActor } from '../../core/messages/access.ts';
import { cleanText } from '../../core/typed-text.ts';
import { stateAfter } from '../../core/messages/words.ts';
import { mayOnMessage } from '../../core/messages/access.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { string } from '../services/editorial.ts';
import { staffName } from '../../core/staff-name.ts';
import { forbidden } from '../services/refusals.ts';
import { answerIn, LONGEST, mailEnding, mailForwarded, slotsOf } from './answers.ts';
import type { MessageDesk } from './desk.ts';
import { eraseMessage } from './erasure.ts';
import { passOn } from './handing-on.ts';
import type { MessageIntake } from './intake.ts';
import { type MessageKit, messageKitOf } from './kit.ts';
import { actOn, type DoneAct, type MessageRow, tellMeanwhile } from './message-rows.ts';
import { recordQuestions } from './publishing.ts';
import { DEPARTMENT } from './surroundings.ts';
import type { MessageTeam } from './team.ts';
import { fits } from './views.ts';
import { tableOf } from '../tables.ts';

type Acting = { readonly trx: Transaction; readonly row: MessageRow; readonly done: DoneAct };

/** Every act of the team on a message: one transaction with its history, its letters and what the public reads. */
export const messageActs = ({ strapi }: { strapi: Core.Strapi }) => new MessageActs(strapi);

export class MessageActs {
  readonly #strapi: Core.Strapi;
  #made: MessageKit | undefined;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  get #kit(): MessageKit {
    return (this.#made ??= messageKitOf(this.#strapi));
  }

  #part<T>(name: string): T {
    return this.#strapi.plugin('concertation').service(name) as T;
  }

  async act(actor: MessageActor, id: string, wanted: MessageAct | MessageErasure): Promise<void> {
    const row = await this.judged(actor, id, wanted);
    if (wanted.act === 'erase') {
      if (!(await eraseMessage(this.#strapi, this.#kit, row, 'team'))) await tellMeanwhile(this.#strapi, id);
      return;
    }
    await this.#strapi.db.transaction(async ({ trx }) => this.carryOut(trx, actor, row, wanted));
    this.#kit.log(`message-${wanted.act}`, { message: id });
  }

  /** The message, where this person may do this to it as it stands; refuses otherwise. */
  async judged(actor: MessageActor, id: string, wanted: MessageAct | MessageErasure): Promise<MessageRow> {
    const row = await this.#part<MessageDesk>('messageDesk').require(actor, 'handle-messages', id);
    // Of two who saw the same version the second is told, whatever the state became.
    if (row.version !== wanted.version) await tellMeanwhile(this.#strapi, id);
    if (wanted.act !== 'erase' && (stateAfter(row.state, wanted.act) === null || !fits(row, wanted.act)))
      throw refused(409, 'not-now', 'Cette action n’est pas possible pour ce message.');
    return row;
  }

  /** In the transaction in progress. */
  async carryOut(trx: Transaction, { name }: MessageActor, row: MessageRow, wanted: MessageAct): Promise<void> {
    await this.#carryOut({ trx, row, done: { act: wanted.act, at: this.#kit.at(), by: name } }, wanted);
  }

  async #carryOut(acting: Acting, wanted: MessageAct): Promise<void> {
    switch (wanted.act) {
      case 'assigned':
        return this.#assign(acting, wanted.assignee);
      case 'forwarded':
        return this.#forward(acting, wanted);
      case 'answered':
        return this.#answer(acting, wanted.text);
      case 'noted':
      case 'consented':
      case 'closed':
      case 'reopened':
        return this.#note(acting, wanted.act, wanted.text);
      case 'passed-on':
        return this.#passOn(acting);
      case 'published':
        return this.#publish(acting, wanted);
      case 'unpublished':
      case 'withheld':
        return this.#takeBack(acting, wanted.act);
    }
  }

  async #assign({ row, done }: Acting, assignee: number | null): Promise<void> {
    await actOn(this.#strapi, row, { ...done, to: await this.#nameOf(assignee) }, { assignee });
  }

  async #nameOf(user: number | null): Promise<string> {
    if (user === null) return 'personne en particulier';
    const known = (await this.#part<MessageTeam>('messageTeam').colleagues()).find(({ id }) => id === user);
    if (known === undefined) throw invalid({ assignee: 'Cette personne ne traite pas de messages.' });
    return staffName(known);
  }

  /** The promise stays what the receipt told. */
  async #forward({ trx, row, done }: Acting, wanted: Extract<MessageAct, { act: 'forwarded' }>): Promise<void> {
    const { department, assignee } = wanted;
    const found = await tableOf(this.#strapi, DEPARTMENT).findOne({ where: { documentId: department } });
    if (found === null) throw invalid({ department: 'Choisissez une direction.' });
    const to = [string(found['name']), assignee === null ? '' : await this.#nameOf(assignee)];
    const text = cleanText(wanted.text).slice(0, LONGEST) || null;
    const told: DoneAct = { ...done, to: to.filter(Boolean).join(', '), text };
    await actOn(this.#strapi, row, told, { department, assignee });
    await mailForwarded(this.#kit, trx, { ...row, department });
  }

  async #answer({ trx, row, done }: Acting, typed: string): Promise<void> {
    const text = answerIn(typed);
    await actOn(this.#strapi, row, { ...done, text }, { settledAt: done.at });
    await mailEnding(this.#kit, trx, row, 'answered', text);
  }

  async #note(
    { trx, row, done }: Acting,
    act: 'noted' | 'consented' | 'closed' | 'reopened',
    typed: string,
  ): Promise<void> {
    const text = cleanText(typed).slice(0, LONGEST);
    if (text.length < 5) throw invalid({ text: WHY[act] });
    const settled: Partial<MessageRow> = act === 'closed' ? { settledAt: done.at } : {};
    const changes = act === 'reopened' ? { settledAt: null } : act === 'consented' ? { publishable: true } : settled;
    await actOn(this.#strapi, row, { ...done, text }, changes);
    if (act === 'closed') await mailEnding(this.#kit, trx, row, act, text);
  }

  async #passOn({ trx, row, done }: Acting): Promise<void> {
    const project = await this.#kit.around.projectOf(row.project);
    const register = project && (await this.#kit.around.registerOf(project));
    if (!register) throw refused(409, 'no-register', 'Aucun registre légal n’est ouvert sur ce projet.');
    await passOn(this.#strapi, this.#kit, trx, row, register, { by: done.by });
    await mailForwarded(this.#kit, trx, { ...row, state: 'passed-on' });
  }

  async #publish({ row, done }: Acting, wanted: { readonly question: string; readonly answer: string }): Promise<void> {
    const [question, answer] = [cleanText(wanted.question), cleanText(wanted.answer)];
    const faults = {
      ...(question.length < 10 ? { question: 'Écrivez le texte à publier.' } : {}),
      ...(answer.length < 10 && row.kind !== 'idea' ? { answer: 'Une question se publie avec sa réponse.' } : {}),
      ...(row.email !== null && `${question} ${answer}`.toLowerCase().includes(row.email)
        ? { question: 'L’adresse de la personne est dans le texte\u00a0: retirez-la.' }
        : {}),
    };
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const { name } = await this.#kit.around.serviceOf(row.department);
    await actOn(this.#strapi, row, done, {
      publicQuestion: question.slice(0, LONGEST),
      publicAnswer: answer.slice(0, LONGEST) || null,
      publicService: name,
      publishedAt: row.publishedAt ?? done.at,
    });
    await recordQuestions(this.#strapi, row.project);
  }

  async #takeBack({ row, done }: Acting, act: 'unpublished' | 'withheld'): Promise<void> {
    const consent = act === 'withheld' ? { publishable: false } : {};
    await actOn(this.#strapi, row, done, { ...consent, publishedAt: null });
    if (row.publishedAt !== null) await recordQuestions(this.#strapi, row.project);
  }

  /** What a colleague is about to send to this person, its slots filled. */
  async prepare(actor: MessageActor, id: string, text: string): Promise<string> {
    const row = await this.#part<MessageDesk>('messageDesk').require(actor, 'handle-messages', id);
    return filled(text, await slotsOf(this.#kit, row));
  }

  /** Somebody who has own projects only types in for them. */
  async typeIn(actor: MessageActor, typed: TypedIn): Promise<string> {
    const project = await this.#kit.around.projectOf(typed.project || null);
    if (typed.project !== '' && project === null) throw invalid({ project: 'Ce projet n’existe pas.' });
    const standing = { ownership: project?.ownership ?? null, department: null, assignee: null };
    if (!mayOnMessage(actor, 'handle-messages', standing)) throw forbidden('Choisissez un projet qui est le vôtre.');
    return this.#part<MessageIntake>('messageIntake').typeIn(typed, actor.name);
  }
}

const WHY = {
  noted: 'Écrivez la note.',
  consented: 'Dites comment la personne a donné son accord.',
  closed: 'Dites pourquoi\u00a0: la personne le lira.',
  reopened: 'Dites pourquoi.',
};
