import { utimesSync, writeFileSync } from 'node:fs';
import type { PublicComment, PublicSnapshot } from '@aggloforum/publisher/contract';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';
import type { Dossier, DossierView } from '../../contract/dossier.ts';
import type { CommentDetail } from '../../contract/moderation.ts';
import type { RulesView } from '../../contract/screening.ts';
import { COMMENT, type CommentRow } from '../comments/tables.ts';
import { CommentsDoor, type FormReply } from './comments-door.ts';
import { bootDossierCms, type Choices, logIn, type Person, wholeDossier } from './dossier-cms.ts';
import { tableOf } from '../tables.ts';

type Change = (dossier: Dossier) => Dossier;
const same: Change = (dossier) => dossier;

/** What a decision comes to: `DecisionResult` with what each of its two cases says. */
export interface Decided {
  readonly ok: boolean;
  readonly status?: number;
  readonly state?: string;
  readonly code?: string;
  readonly by?: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A row of the outgoing mail. */
export interface LetterRow {
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly state: string;
}

export const ARTICLE = 'respect';
export const FACTS = 'Le texte s’en prend à une personne nommée.';
export const LETTER = 'plugin::directory-mailing.letter';

/** Two projects with an open consultation each, a charter, and everybody who has to do with comments. */
export class CommentsHouse extends CommentsDoor {
  readonly choices: Choices;
  readonly #clock: string;
  readonly people = new Map<string, Person>();
  readonly dossiers = new Map<string, DossierView>();

  private constructor(cms: BootedCms, choices: Choices, clock: string) {
    super(cms);
    this.choices = choices;
    this.#clock = clock;
  }

  static async open(clock: string, databaseUrl?: string, dataDir?: string): Promise<CommentsHouse> {
    writeFileSync(clock, '2026-11-23T10:00:00Z');
    const { cms, choices } = await bootDossierCms({
      clock,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(dataDir === undefined ? {} : { dataDir }),
    });
    const house = new CommentsHouse(cms, choices, clock);
    for (const role of ['communications', 'participation-officer', 'project-lead', 'elected-official', 'guarantor'])
      house.people.set(role, await logIn(cms, role));
    house.people.set('other-lead', await logIn(cms, 'project-lead', 'other-lead'));
    house.people.set('second-officer', await logIn(cms, 'participation-officer', 'second-officer'));
    await house.#writeCharter();
    for (const { id } of await house.rules()) await house.switchRule(id, false);
    await house.publish('halle', 'project-lead');
    await house.publish('gare', 'other-lead');
    return house;
  }

  /** The rules of a new installation; a program types too fast for them, so that each test says which it wants. */
  async rules(): Promise<RulesView['rules']> {
    return (await this.person('participation-officer').ask<RulesView>('GET', '/rules')).body.rules;
  }

  async switchRule(id: string, enabled: boolean): Promise<void> {
    const { status } = await this.person('participation-officer').ask('PUT', `/rules/${id}/enabled`, { enabled });
    if (status !== 200) throw new Error(`a rule was not switched: ${status}`);
  }

  async #writeCharter(): Promise<void> {
    const articles = [
      { articleId: ARTICLE, title: 'Respecter les personnes', text: 'x' },
      { articleId: 'sujet', title: 'Rester dans le sujet', text: 'x' },
    ];
    const data = { version: '1', introduction: 'x', articles } as object;
    const { documentId } = await this.cms.strapi.documents('api::charter.charter').create({ data });
    await this.cms.strapi.documents('api::charter.charter').publish({ documentId });
  }

  person(role: string): Person {
    const person = this.people.get(role);
    if (person === undefined) throw new Error(`nobody is ${role}`);
    return person;
  }

  /** Without a lead, it is the officers'. */
  async publish(slug: string, lead?: string, change: Change = same): Promise<DossierView> {
    const dossier = change(wholeDossier(slug, this.choices));
    const leads = lead === undefined ? [] : [this.person(lead).id];
    const written = { ...dossier, project: { ...dossier.project, leads } };
    return this.#publish(slug, (await this.person('communications').ask('POST', '/dossiers', written)).body);
  }

  /** Changed and published again. */
  async republish(slug: string, change: Change): Promise<DossierView> {
    const before = this.dossiers.get(slug);
    if (before === undefined) throw new Error(`${slug} was not published`);
    return this.#publish(slug, { ...before, dossier: change(before.dossier) });
  }

  async #publish(slug: string, { id, dossier, revision }: DossierView): Promise<DossierView> {
    const asked = { dossier, revision };
    const { status, body } = await this.person('communications').ask('POST', `/dossiers/${id}/publish`, asked);
    if (status !== 200) throw new Error(JSON.stringify(body));
    this.dossiers.set(slug, body);
    return body;
  }

  /** The one of that slug, else the first. */
  consultation(slug: string, named?: string): string {
    const all = this.dossiers.get(slug)?.dossier.consultations ?? [];
    return (named === undefined ? all[0] : all.find((one) => one.slug === named))?.id ?? '';
  }

  /** Comments on or off, as the lead does it; keeps to the version that it reads. */
  async switchComments(slug: string, lead: string, change: Readonly<Record<string, unknown>>, named?: string) {
    const id = this.consultation(slug, named);
    const where = { consultation: id };
    const row = await this.cms.strapi.db.query('plugin::concertation.participation-setting').findOne({ where });
    const wanted = { comments: 'on', from: '', to: '', reason: '', version: row?.version ?? 0, ...change };
    return this.person(lead).ask<Pick<FormReply, 'error'>>('PUT', `/participation/${id}`, wanted);
  }

  setClock(instant: string): void {
    writeFileSync(this.#clock, instant);
    utimesSync(this.#clock, new Date(), new Date());
  }

  /** The row of what was just posted. */
  async row({ body: { reference } }: { readonly body: { readonly reference: string } }): Promise<CommentRow> {
    const row = await tableOf<CommentRow>(this.cms.strapi, COMMENT).findOne({ where: { reference } });
    if (row === null) throw new Error('nothing was stored');
    return row;
  }

  async detail(id: string, role = 'participation-officer'): Promise<CommentDetail> {
    return (await this.person(role).ask<CommentDetail>('GET', `/moderation/comments/${id}`)).body;
  }

  /** One decision by somebody, on the version that stands now. */
  async decide(
    id: string,
    action: string,
    more: Readonly<Record<string, unknown>> = {},
    role = 'participation-officer',
  ): Promise<Decided> {
    const { version, openFlags } = await this.detail(id);
    const flags = action === 'remove' ? { flags: openFlags } : {};
    const needs = ['refuse', 'remove'].includes(action) ? { article: ARTICLE, ...flags } : {};
    const facts = action === 'approve' ? {} : { facts: FACTS };
    const decisions = [{ comment: id, version, action, ...needs, ...facts, ...more }];
    const { status, body } = await this.person(role).ask<Decided[]>('POST', '/moderation/decisions', { decisions });
    const [decided] = status === 200 ? body : [];
    return decided ?? { ok: false, status, fields: {} };
  }

  async published(more: Readonly<Record<string, unknown>> = {}): Promise<CommentRow & { readonly own: string }> {
    const reply = await this.post(more);
    const row = await this.row(reply);
    const decided = await this.decide(row.documentId, 'approve');
    if (!decided.ok) throw new Error(JSON.stringify(decided));
    return { ...(await this.row(reply)), own: reply.body.own };
  }

  /** Everything that leaves. */
  async snapshot(): Promise<PublicSnapshot> {
    return (await this.cms.strapi.plugin('publisher').service('snapshot').take()).snapshot;
  }

  async outside(): Promise<string> {
    return JSON.stringify(await this.snapshot());
  }

  async publicComments(): Promise<readonly PublicComment[]> {
    return (await this.snapshot()).comments;
  }

  /** What comes by itself each minute. */
  async runRounds(): Promise<void> {
    await this.cms.strapi.plugin('concertation').service('moderationRounds').run();
    await this.cms.strapi.plugin('concertation').service('messageRounds').run();
  }

  async lettersTo(email: string): Promise<readonly LetterRow[]> {
    return this.cms.strapi.db.query(LETTER).findMany({ where: { email }, orderBy: { id: 'asc' } });
  }

  /** To somebody of the staff, of this kind: a minute of its own may send them others meanwhile. */
  async staffLetters(name: string, kind: string): Promise<readonly LetterRow[]> {
    return (await this.lettersTo(`${name}@example.fr`)).filter((letter) => letter.kind.startsWith(kind));
  }
}

/** Token of the link to a page, in a letter. */
export function linkIn(letter: { readonly text: string } | undefined, page: string): string {
  return new RegExp(`/participer/${page}/([\\w.-]+)`).exec(letter?.text ?? '')?.[1] ?? '';
}
