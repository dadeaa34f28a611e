import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { DemoContent, DemoModule, WithSlug } from './demo-shapes';
import { uploadFile } from './upload-file';

const DEMO = join(__dirname, '..', '..', '..', 'demo');
/** A lead and a commune of the demonstration hold these, so that their accounts show something. */
const LEAD_OF = ['voie-verte-du-vistre', 'ligne-t2'];
const COMMUNE_OF_EDITOR = 'bouillargues';

type Uid = 'api::project.project';
const uidOf = (type: string) => `api::${type}.${type}` as Uid;

/** Loads the demonstration once, in one transaction: a start that is killed meanwhile begins again from nothing. */
export async function seedDemoContent(strapi: Core.Strapi, now: number): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'aggloforum', key: 'demo-content' });
  if (await store.get({})) return;
  const { demoContent } = require(join(DEMO, 'demo-content.ts')) as DemoModule;
  const content = demoContent(now);
  const files = await uploadAll(strapi, content);
  await strapi.db.transaction(async () => {
    await new DemoLoader(strapi, files).load(content);
    await store.set({ value: { firstStart: new Date(now).toISOString() } });
  });
}

async function uploadAll(strapi: Core.Strapi, content: DemoContent): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { name } of content.files) {
    const path = join(DEMO, 'files', name);
    if (existsSync(path)) ids.set(name, await uploadFile(strapi, path, name));
  }
  return ids;
}

class DemoLoader {
  readonly #strapi: Core.Strapi;
  readonly #files: ReadonlyMap<string, number>;
  /** Document ids by type and slug. */
  readonly #ids = new Map<string, string>();

  constructor(strapi: Core.Strapi, files: ReadonlyMap<string, number>) {
    this.#strapi = strapi;
    this.#files = files;
  }

  async load(content: DemoContent): Promise<void> {
    await this.#create('site-settings', { ...content.settings }, null);
    await this.#lists(content);
    const lead = await this.#account('project-lead');
    for (const project of content.projects) {
      await this.#create('project', {
        ...project,
        cover: this.#file(project.cover),
        department: this.#id('department', project.department),
        communes: this.#allIds('commune', project.communes),
        themes: this.#allIds('theme', project.themes),
        leads: lead !== null && LEAD_OF.includes(project.slug) ? [lead] : [],
      });
    }
    for (const consultation of content.consultations) await this.#consultation(consultation);
    for (const { id: _id, ...event } of content.events) {
      await this.#create(
        'calendar-event',
        {
          ...event,
          project: this.#id('project', event.project),
          consultation: this.#id('consultation', event.consultation),
        },
        null,
      );
    }
    for (const synthesis of content.syntheses) {
      await this.#create('synthesis', { ...synthesis, consultation: this.#id('consultation', synthesis.consultation) });
    }
  }

  async #lists(content: DemoContent): Promise<void> {
    const editor = await this.#account('commune-editor');
    for (const department of content.departments) await this.#create('department', { ...department });
    for (const commune of content.communes) {
      const members = editor !== null && commune.slug === COMMUNE_OF_EDITOR ? [editor] : [];
      await this.#create('commune', { ...commune, members });
    }
    for (const theme of content.themes) await this.#create('theme', { ...theme });
    for (const procedure of content.procedures) await this.#create('procedure', { ...procedure }, procedure.code);
    for (const page of content.pages) await this.#create('page', { ...page });
    await this.#create('charter', { ...content.charter }, null);
    for (const redirect of content.redirects) await this.#create('redirect', { ...redirect }, null);
  }

  async #consultation(consultation: DemoContent['consultations'][number]): Promise<void> {
    await this.#create(
      'consultation',
      {
        ...consultation,
        project: this.#id('project', consultation.project),
        procedure: this.#id('procedure', consultation.procedure),
        communes: this.#allIds('commune', consultation.communes),
        documents: consultation.documents.map((document) => ({ ...document, file: this.#file(document.file) })),
      },
      `${consultation.project}/${consultation.slug}`,
    );
  }

  /** `key` is how other entries of the files name this one; null when none does. */
  async #create(
    type: string,
    data: Partial<WithSlug> & Record<string, unknown>,
    key: string | null = data.slug ?? null,
  ): Promise<void> {
    const publishable = this.#strapi.contentTypes[uidOf(type)]?.options?.draftAndPublish === true;
    const created = await this.#strapi
      .documents(uidOf(type))
      .create({ data: data as never, ...(publishable ? { status: 'published' } : {}) });
    if (key !== null) this.#ids.set(`${type} ${key}`, created.documentId);
  }

  #id(type: string, slug: string | null): string | null {
    if (slug === null) return null;
    const id = this.#ids.get(`${type} ${slug}`);
    if (id === undefined) throw new Error(`demo content: no ${type} named ${slug}`);
    return id;
  }

  #allIds(type: string, slugs: readonly string[]): (string | null)[] {
    return slugs.map((slug) => this.#id(type, slug));
  }

  #file(name: string | null): number | null {
    return name === null ? null : (this.#files.get(name) ?? null);
  }

  async #account(code: string): Promise<number | null> {
    const user = await this.#strapi.db.query('admin::user').findOne({ where: { roles: { code } } });
    return user?.id ?? null;
  }
}
