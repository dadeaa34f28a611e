import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parisMoment } from '@aggloforum/concertation/contract';
import type { CopiedFile, PublicChange, PublicDocument, PublicRows, PublicType } from '@aggloforum/publisher/contract';
import { changesOf } from '../../src/model/rows.ts';
import { consultation, event, everyState, project } from '../../src/testing/fixture.ts';
import { CommentActs } from './comment-acts.ts';
import type { Random } from './random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Kept<T extends PublicType> = PublicChange & { type: T; row: PublicRows[T] };

/** What a CMS might hold and what its staff might do to it; ids stay and slugs change, as there. */
export class World {
  readonly #random: Random;
  readonly #folder: string;
  readonly #rows = new Map<string, PublicChange>();
  readonly #touched = new Set<string>();
  readonly #comments: CommentActs;
  #made = 100;
  /** Epoch milliseconds. */
  now: number;

  constructor(random: Random, folder: string, now: number) {
    this.#random = random;
    this.#folder = folder;
    this.now = now;
    mkdirSync(folder, { recursive: true });
    for (const change of changesOf(everyState())) this.#put(change);
    this.#touched.clear();
    this.#comments = new CommentActs(random, (row) => this.#put({ type: 'comment', id: row.id, row }));
  }

  /** All that is public. */
  whole(): PublicChange[] {
    return [...this.#rows.values()];
  }

  /** The state now of what was touched since the last call. */
  changes(): PublicChange[] {
    const keys = [...this.#touched];
    this.#touched.clear();
    return keys.map((key) => {
      const [type, id] = key.split(/ (.*)/s);
      return this.#rows.get(key) ?? ({ type, id, row: null } as PublicChange);
    });
  }

  /** One thing that somebody does, or time; answers its name. */
  step(): string {
    const acts = {
      createProject: () => this.#createProject(),
      createConsultation: () => this.#createConsultation(),
      createEvent: () => this.#createEvent(),
      publishSynthesis: () => this.#publishSynthesis(),
      retitle: () => this.#edit('project', () => ({ title: this.#words('Titre'), updatedAt: this.#stamp() })),
      rewrite: () =>
        this.#edit('consultation', () => ({ introduction: this.#words('Texte'), updatedAt: this.#stamp() })),
      reorder: () => this.#edit('consultation', () => ({ opens: this.#day(-60), closes: this.#day(2) })),
      extend: () =>
        this.#edit('consultation', ({ facts }) => ({
          facts: [
            ...facts,
            { kind: 'extended' as const, at: this.#day(0), until: this.#day(40), reason: this.#words('Motif') },
          ],
        })),
      reportBack: () =>
        this.#edit('consultation', ({ facts }) => ({
          facts: [...facts, { kind: 'reported-back' as const, at: this.#day(-10), until: null, reason: null }],
        })),
      embargo: () =>
        this.#edit(this.#random.next() < 0.5 ? 'project' : 'consultation', () => ({ visibleFrom: this.#day(3) })),
      moveEvent: () =>
        this.#edit('event', ({ sequence }) => ({ starts: this.#day(5), ends: null, sequence: sequence + 1 })),
      cancelEvent: () =>
        this.#edit('event', () => ({ status: 'cancelled' as const, cancellationReason: this.#words('Motif') })),
      switchComments: () => this.#switchComments(),
      ...this.#comments.acts(
        () => this.#all('comment').map(({ row }) => row),
        () => this.#any('consultation')?.row,
      ),
      replaceDocument: () => this.#replaceDocument(),
      renameProject: () => this.#renameProject(),
      renameCommune: () => this.#edit('commune', () => ({ name: this.#words('Commune') })),
      renameTheme: () => this.#edit('theme', () => ({ name: this.#words('Thème') })),
      renameProcedure: () => this.#edit('procedure', () => ({ label: this.#words('Procédure') })),
      moveDepartment: () => this.#edit('department', () => ({ phone: this.#words('04') })),
      switchSettings: () => this.#edit('settings', () => ({ tagline: this.#words('Devise') })),
      editPage: () => this.#edit('page', () => ({ title: this.#words('Page') })),
      createPage: () => this.#createPage(),
      unpublish: () => this.#unpublish(true),
      delete: () => this.#unpublish(false),
      deleteEvent: () => this.#drop('event', this.#any('event')?.id),
      daysPass: () => void (this.now += this.#random.below(3 * DAY)),
      hoursPass: () => void (this.now += this.#random.below(18 * HOUR)),
      // Seldom: it makes everything be looked at again, and so hides what would have been forgotten.
      clockSetBack: () => void (this.now -= this.#random.next() < 0.1 ? this.#random.below(DAY) : 0),
    };
    const [name, act] = this.#random.one(Object.entries(acts)) as [string, () => void];
    act();
    return name;
  }

  #switchComments(): void {
    const state: 'on' | 'off' = this.#random.next() < 0.7 ? 'on' : 'off';
    this.#edit('consultation', ({ channels }) => ({
      channels: { ...channels, comments: { ...channels.comments, state, reason: this.#words('Motif') } },
    }));
  }

  #createProject(): void {
    this.#made += 1;
    const slug = `projet-${this.#made}`;
    const row = project(slug, { title: this.#words('Projet'), slot: this.#made, updatedAt: this.#stamp() });
    this.#put({ type: 'project', id: `p${this.#made}`, row });
    this.#createConsultation(slug);
  }

  #createConsultation(of = this.#any('project')?.row.slug): void {
    if (of === undefined) return;
    this.#made += 1;
    const dates = { opens: this.#day(-40), closes: this.#day(4) };
    const row = consultation(of, { slug: `consultation-${this.#made}`, title: this.#words('Avis'), ...dates });
    this.#put({ type: 'consultation', id: `c${this.#made}`, row });
  }

  #createEvent(): void {
    const of = this.#any('consultation')?.row;
    if (of === undefined) return;
    this.#made += 1;
    const times = { starts: this.#day(-300), ends: null, title: this.#words('Réunion') };
    const row = event(`e${this.#made}`, of.project, { consultation: `${of.project}/${of.slug}`, ...times });
    this.#put({ type: 'event', id: row.id, row });
  }

  #publishSynthesis(): void {
    const of = this.#any('consultation')?.row;
    if (of === undefined) return;
    this.#made += 1;
    const alone = this.#random.next() < 0.3;
    const row: PublicRows['synthesis'] = {
      slug: `synthese-${this.#made}`,
      consultation: alone ? null : `${of.project}/${of.slug}`,
      kind: 'synthesis',
      title: this.#words('Synthèse'),
      author: null,
      body: this.#words('Corps'),
      document: null,
      publishedAt: new Date(this.now + (this.#random.below(20) - 15) * DAY).toISOString(),
    };
    this.#put({ type: 'synthesis', id: `s${this.#made}`, row });
  }

  #createPage(): void {
    this.#made += 1;
    const row = { slug: `page-${this.#made}`, title: this.#words('Page'), body: 'Un texte.', updatedAt: this.#stamp() };
    this.#put({ type: 'page', id: `g${this.#made}`, row });
  }

  #replaceDocument(): void {
    const kept = this.#any('consultation');
    if (kept === undefined) return;
    this.#made += 1;
    const content = this.#words('Contenu');
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const source = join(this.#folder, `${hash}.pdf`);
    writeFileSync(source, content);
    const path = `/documents/${hash}/dossier.pdf`;
    const document: PublicDocument = {
      role: 'file',
      title: this.#words('Pièce'),
      file: { path, bytes: content.length, extension: 'pdf' },
      url: null,
      date: null,
    };
    const files: CopiedFile[] = [{ path, source }];
    this.#put({ ...kept, row: { ...kept.row, documents: [document] }, files });
  }

  /** What hangs on a project names it by its slug. */
  #renameProject(): void {
    const kept = this.#any('project');
    if (kept === undefined) return;
    this.#made += 1;
    const [from, to] = [kept.row.slug, `renomme-${this.#made}`];
    this.#put({ ...kept, row: { ...kept.row, slug: to } });
    const moved = (ref: string | null) => (ref?.startsWith(`${from}/`) ? to + ref.slice(from.length) : ref);
    for (const one of this.#all('consultation')) {
      if (one.row.project === from) this.#put({ ...one, row: { ...one.row, project: to } });
    }
    for (const one of this.#all('event')) {
      const row = { ...one.row, project: to, consultation: moved(one.row.consultation) };
      if (one.row.project === from) this.#put({ ...one, row });
    }
    for (const one of this.#all('synthesis')) {
      const ref = moved(one.row.consultation);
      if (ref !== one.row.consultation) this.#put({ ...one, row: { ...one.row, consultation: ref } });
    }
    this.#moveComments((ref) => moved(ref) ?? ref);
    const row = { from: `/projets/${from}/`, to: `/projets/${to}/` };
    this.#put({ type: 'redirect', id: row.from, row });
  }

  #moveComments(moved: (ref: string) => string): void {
    for (const one of this.#all('comment')) {
      const ref = moved(one.row.consultation);
      if (ref !== one.row.consultation) this.#put({ ...one, row: { ...one.row, consultation: ref } });
    }
  }

  #unpublish(told: boolean): void {
    const kept = this.#any('project');
    if (kept === undefined || this.#all('project').length < 4) return;
    const { slug, title } = kept.row;
    this.#drop('project', kept.id);
    for (const one of this.#all('consultation')) if (one.row.project === slug) this.#drop('consultation', one.id);
    for (const one of this.#all('event')) if (one.row.project === slug) this.#drop('event', one.id);
    for (const one of this.#all('comment')) {
      if (one.row.consultation.startsWith(`${slug}/`)) this.#drop('comment', one.id);
    }
    for (const one of this.#all('synthesis')) {
      if (one.row.consultation?.startsWith(`${slug}/`)) this.#drop('synthesis', one.id);
    }
    if (!told) return;
    const path = `/projets/${slug}/`;
    const row = { path, title, service: 'Communication', at: this.#stamp(), reason: this.#words('Motif') };
    this.#put({ type: 'withdrawal', id: path, row });
  }

  #edit<T extends PublicType>(type: T, fields: (row: PublicRows[T]) => Partial<PublicRows[T]>): void {
    const kept = this.#any(type);
    if (kept !== undefined) this.#put({ ...kept, row: { ...kept.row, ...fields(kept.row) } } as PublicChange);
  }

  #put(change: PublicChange): void {
    const key = `${change.type} ${change.id}`;
    this.#rows.set(key, change);
    this.#touched.add(key);
  }

  #drop(type: PublicType, id: string | undefined): void {
    if (id === undefined) return;
    this.#rows.delete(`${type} ${id}`);
    this.#touched.add(`${type} ${id}`);
  }

  #all<T extends PublicType>(type: T): Kept<T>[] {
    return [...this.#rows.values()].filter((change) => change.type === type) as Kept<T>[];
  }

  #any<T extends PublicType>(type: T): Kept<T> | undefined {
    return this.#random.one(this.#all(type));
  }

  #words(start: string): string {
    return `${start} ${this.#random.below(1_000_000)}`;
  }

  #stamp(): string {
    return new Date(this.now).toISOString();
  }

  /** A day, or a day and an hour, within two weeks after `days` from now. */
  #day(days: number): string {
    const moment = parisMoment(this.now + days * DAY + this.#random.below(14 * DAY));
    return this.#random.next() < 0.5 ? moment : moment.slice(0, 10);
  }
}
