import { type BootedCms, bootCms, type BootOptions } from '../../../../cms/testing/boot-cms.ts';
import { staffToken } from '../../../../cms/testing/staff-token.ts';
import type { Dossier, DossierView } from '../../contract/dossier.ts';
import { aConsultation, anEvent, aProject } from '../../core/dossier-builders.ts';
import { stopWorkers } from '../workers.ts';

interface Reply<T = DossierView> {
  readonly status: number;
  readonly body: T;
}
export interface Person {
  readonly id: number;
  ask<T = DossierView>(method: string, path: string, body?: unknown): Promise<Reply<T>>;
}
export interface Choices {
  readonly procedure: string;
  readonly commune: string;
  readonly theme: string;
  readonly department: string;
  readonly file: {
    readonly id: number;
    readonly name: string;
    readonly url: string;
    readonly mime: string;
    readonly bytes: number;
  };
}

/** A running CMS with what a dossier chooses from. */
export async function bootDossierCms(options: BootOptions = {}): Promise<{ cms: BootedCms; choices: Choices }> {
  const cms = await bootCms(options);
  // A round or a change is run by the test that is about it: the machine's own seconds would come anywhere in another.
  await stopWorkers(cms.strapi);
  const create = async (uid: string, data: object) =>
    (await cms.strapi.documents(uid as 'api::project.project').create({ data: data as { title: string } })).documentId;
  const file = await cms.strapi.db.query('plugin::upload.file').create({
    data: {
      name: 'plan.pdf',
      hash: 'plan',
      ext: '.pdf',
      mime: 'application/pdf',
      size: 2,
      url: '/uploads/plan.pdf',
      provider: 'local',
    },
  });
  const choices: Choices = {
    procedure: await create('api::procedure.procedure', {
      code: 'essai',
      label: 'Concertation volontaire',
      explanation: 'x',
    }),
    commune: await create('api::commune.commune', { slug: 'essai-sur-gard', name: 'Essai-sur-Gard', insee: '30999' }),
    theme: await create('api::theme.theme', { slug: 'essai', name: 'Essai' }),
    department: await create('api::department.department', { slug: 'essai', name: 'Direction des essais' }),
    file: { id: file.id, name: 'plan.pdf', url: '/uploads/plan.pdf', mime: 'application/pdf', bytes: 2000 },
  };
  return { cms, choices };
}

/** Someone with this role, logged in. */
export async function logIn(cms: BootedCms, role: string, name = role): Promise<Person> {
  const { token, id } = await staffToken(cms, role, name);
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<Reply<T>> => {
    const reply = await fetch(`${cms.url}${path.startsWith('/content-manager') ? '' : '/concertation'}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T,
    };
  };
  return { id, ask };
}

/** One consultation, two meetings, three documents. */
export function wholeDossier(slug: string, { procedure, commune, theme, department, file }: Choices): Dossier {
  const document = { role: 'file' as const, title: 'Plan', file, url: '', date: '' };
  return {
    project: aProject({ slug, title: `Projet ${slug}`, department, communes: [commune], themes: [theme] }),
    consultations: [
      aConsultation({
        procedure,
        communes: [commune],
        opens: '2026-01-05',
        closes: '2036-01-05',
        documents: [
          document,
          { ...document, title: 'Notice', role: 'notice' },
          { ...document, title: 'Arrêté', role: 'order' },
        ],
        places: [{ name: 'Mairie', address: 'Place', hours: '9 h à 12 h' }],
      }),
    ],
    events: [
      anEvent({ id: 'new-event-1', consultation: 'new-1' }),
      anEvent({ id: 'new-event-2', consultation: 'new-1', title: 'Permanence', kind: 'drop-in-session' }),
    ],
  };
}
