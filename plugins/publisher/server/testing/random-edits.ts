import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';

const ACTIONS = [
  'create',
  'create',
  'edit',
  'edit-published',
  'edit-published',
  'rename',
  'rename',
  'relate',
  'publish',
  'publish',
  'unpublish',
  'delete',
  'discardDraft',
  'clone',
  'file-replaced',
  'file-deleted',
  'settings',
  'comments',
  'withdrawal',
] as const;
const PUBLISHABLE = ['project', 'consultation', 'calendar-event', 'synthesis', 'page', 'charter'] as const;
const REFERENCES = ['department', 'commune', 'theme', 'procedure', 'redirect'] as const;
const TYPES = [...PUBLISHABLE, ...PUBLISHABLE, ...REFERENCES] as const;
type Type = (typeof TYPES)[number];

export interface Edit {
  readonly action: (typeof ACTIONS)[number];
  readonly type: Type;
  /** Chooses among what there is. */
  readonly picks: readonly number[];
}

/** The same edits for the same seed. */
export function randomEdits(seed: number, count: number): Edit[] {
  const edit = fc.record({
    action: fc.constantFrom(...ACTIONS),
    type: fc.constantFrom(...TYPES),
    picks: fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 }),
  });
  return fc.sample(edit, { seed, numRuns: count });
}

interface Row {
  readonly id: number;
  readonly documentId: string;
  readonly [field: string]: unknown;
}
interface Documents {
  findMany(query: object): Promise<Row[]>;
  create(query: object): Promise<Row>;
  update(query: object): Promise<Row | null>;
  publish(query: object): Promise<unknown>;
  unpublish(query: object): Promise<unknown>;
  discardDraft(query: object): Promise<unknown>;
  clone(query: object): Promise<unknown>;
  delete(query: object): Promise<unknown>;
}

const ACTOR = { id: 1, name: 'Essai', roles: ['communications'], communes: [] };
const PLACES = Array.from({ length: 12 }, (_, index) => `lieu-${index}`);

/** Somebody who does everything that the staff can do, in any order. */
export class RandomEditor {
  readonly #cms: BootedCms;
  #made = 0;

  constructor(cms: BootedCms) {
    this.#cms = cms;
  }

  /** Answers what was done; null where there was nothing to do it to. */
  async perform({ action, type, picks }: Edit): Promise<string | null> {
    const pick = pickerOf(picks);
    if (action === 'create') return this.#create(type, pick);
    if (action === 'settings') return this.#settings();
    if (action === 'file-replaced' || action === 'file-deleted') return this.#file(action, pick);
    if (action === 'withdrawal') return this.#withdraw(pick);
    const row = pick(await this.#all(action === 'comments' ? 'consultation' : type));
    if (!row) return null;
    if (action === 'comments') return this.#comment(row.documentId);
    await this.#change(action, type, row.documentId, pick);
    return `${action} ${type} ${row.documentId}`;
  }

  async #change(action: Edit['action'], type: Type, documentId: string, pick: Picker): Promise<void> {
    const documents = this.#documents(type);
    const publishable = (PUBLISHABLE as readonly string[]).includes(type);
    const published = publishable && action !== 'edit' ? { status: 'published' } : {};
    if (action === 'edit' || action === 'edit-published') {
      await documents.update({ documentId, data: this.#texts(type), ...published });
    } else if (action === 'rename') {
      await documents.update({ documentId, data: await this.#name(type, pick), ...published });
    } else if (action === 'relate') {
      await documents.update({ documentId, data: await this.#relations(type, pick), ...published });
    } else if (action === 'delete' || action === 'clone') {
      const data = action === 'clone' ? { data: await this.#name(type, pick) } : {};
      await documents[action]({ documentId, ...data });
    } else if (publishable && (action === 'publish' || action === 'unpublish' || action === 'discardDraft')) {
      await documents[action]({ documentId });
    }
  }

  async #create(type: Type, pick: Picker): Promise<string> {
    const data = { ...this.#texts(type), ...(await this.#name(type, pick)), ...(await this.#relations(type, pick)) };
    const published = (PUBLISHABLE as readonly string[]).includes(type) && pick([true, false, true]);
    const { documentId } = await this.#documents(type).create({ data, ...(published ? { status: 'published' } : {}) });
    return `create ${type} ${documentId}${published ? ' published' : ''}`;
  }

  #documents(type: Type | 'site-settings'): Documents {
    return this.#cms.strapi.documents(`api::${type}.${type}` as 'api::project.project') as unknown as Documents;
  }

  async #all(type: Type): Promise<Row[]> {
    return this.#documents(type).findMany({ limit: -1, sort: 'id:asc' });
  }

  #texts(type: Type): object {
    this.#made += 1;
    const text = `Texte ${this.#made}`;
    if (type === 'project') return { title: text, summary: text, coverAlt: text };
    if (type === 'consultation') return { title: text, origin: 'native', registerUrl: 'https://registre.example' };
    if (type === 'calendar-event')
      return { title: text, kind: 'workshop', starts: '2027-01-01', eventStatus: 'planned' };
    if (type === 'synthesis') return { title: text, kind: 'synthesis', audience: 'public' };
    if (type === 'page') return { title: text, body: text };
    if (type === 'charter') return { introduction: text };
    if (type === 'procedure') return { label: text };
    return type === 'redirect' ? { to: '/projets/' } : { name: text };
  }

  /** Addresses are taken again by others once they are free. */
  async #name(type: Type, pick: Picker): Promise<object> {
    this.#made += 1;
    const fresh = `${type}-${this.#made}`;
    if (type === 'charter') return { version: `2026-${this.#made}` };
    if (type === 'calendar-event') return { place: fresh };
    if (type === 'procedure') return { code: pick(['a', 'b', fresh]), validFrom: '2026-01-01' };
    if (type === 'redirect') return { from: `/projets/${pick(PLACES)}-${this.#made}/` };
    const slug = { slug: await this.#freeSlug(type, fresh, pick) };
    return type === 'commune' ? { ...slug, insee: String(30_000 + this.#made) } : slug;
  }

  async #freeSlug(type: Type, fresh: string, pick: Picker): Promise<string> {
    if (type === 'consultation') return fresh;
    const versions = [
      ...(await this.#all(type)),
      ...(await this.#documents(type).findMany({ status: 'published', limit: -1 })),
    ];
    const taken = new Set(versions.map(({ slug }) => slug));
    return pick(PLACES.filter((place) => !taken.has(place))) ?? fresh;
  }

  async #relations(type: Type, pick: Picker): Promise<object> {
    const one = async (other: Type) => pick(await this.#all(other))?.documentId ?? null;
    const file = async () => pick([await this.#newFile(), null, ...(await this.#files())])?.id ?? null;
    if (type === 'project') {
      const communes = [await one('commune')].filter((id) => id !== null);
      const themes = [await one('theme')].filter((id) => id !== null);
      return { department: await one('department'), communes, themes, cover: await file() };
    }
    if (type === 'consultation') {
      const documents = [{ role: 'file', title: `Pièce ${this.#made}`, file: await file() }];
      const communes = [await one('commune')].filter((id) => id !== null);
      return { project: await one('project'), procedure: await one('procedure'), communes, documents };
    }
    if (type === 'calendar-event') return this.#place(pick);
    if (type === 'synthesis') return { consultation: await one('consultation'), document: await file() };
    return {};
  }

  /** Mostly a consultation and its own project. */
  async #place(pick: Picker): Promise<object> {
    const consultations = await this.#documents('consultation').findMany({ populate: { project: true }, limit: -1 });
    const consultation = pick(consultations);
    const own = (consultation?.['project'] as Row | null | undefined)?.documentId;
    const project = own ?? pick(await this.#all('project'))?.documentId ?? null;
    return { project, consultation: consultation?.documentId ?? null };
  }

  #table(uid: string) {
    return this.#cms.strapi.db.query(uid as 'plugin::upload.file');
  }

  async #files(): Promise<Row[]> {
    return (await this.#table('plugin::upload.file').findMany({ orderBy: { id: 'asc' } })) as Row[];
  }

  #bytes(url: string): void {
    this.#made += 1;
    writeFileSync(join(this.#cms.dataDir, 'public', url), `%PDF ${this.#made}`);
  }

  async #newFile(): Promise<Row> {
    this.#made += 1;
    const name = `piece-${this.#made}`;
    const url = `/uploads/${name}.pdf`;
    this.#bytes(url);
    const data = {
      name: `${name}.pdf`,
      hash: name,
      ext: '.pdf',
      mime: 'application/pdf',
      size: 1,
      url,
      provider: 'local',
    };
    return (await this.#table('plugin::upload.file').create({ data: { ...data, width: 8, height: 6 } })) as Row;
  }

  async #file(action: string, pick: Picker): Promise<string | null> {
    const file = pick(await this.#files());
    if (!file) return null;
    const where = { id: file.id };
    if (action === 'file-deleted') await this.#table('plugin::upload.file').delete({ where });
    else {
      this.#bytes(String(file['url']));
      await this.#table('plugin::upload.file').update({ where, data: { name: `plan-${this.#made}.pdf` } });
    }
    return `${action} ${file.id}`;
  }

  async #settings(): Promise<string> {
    const [row] = await this.#documents('site-settings').findMany({});
    this.#made += 1;
    const data = { siteName: `Forum ${this.#made}` };
    if (row) await this.#documents('site-settings').update({ documentId: row.documentId, data });
    else await this.#documents('site-settings').create({ data });
    return 'settings';
  }

  async #comment(consultation: string): Promise<string | null> {
    const participation = this.#cms.strapi.plugin('concertation').service('participation');
    const [row] = await this.#documents('consultation').findMany({
      filters: { documentId: consultation },
      populate: { project: true },
    });
    if (!row?.['project']) return null;
    const { version } = (await participation.viewOf(consultation, '')) as { version: number };
    const comments = version % 2 === 0 ? 'on' : 'off';
    const change = { comments, from: '', to: '', reason: `Motif ${version}`, version };
    await participation.change(ACTOR, consultation, change);
    return `comments ${comments} ${consultation}`;
  }

  async #withdraw(pick: Picker): Promise<string> {
    this.#made += 1;
    const path = `/projets/${pick(PLACES)}/`;
    await this.#cms.strapi
      .plugin('publisher')
      .service('withdrawals')
      .record({
        path,
        title: null,
        service: 'Essai',
        at: '2026-01-01T00:00:00.000Z',
        reason: `Motif ${this.#made}`,
      });
    return `withdrawal ${path}`;
  }
}

type Picker = <T>(items: readonly T[]) => T | undefined;

/** Each question uses up one number. */
function pickerOf(numbers: readonly number[]): Picker {
  let at = 0;
  return (items) => items[(numbers[at++ % numbers.length] ?? 0) % Math.max(1, items.length)];
}
