import type { Core } from '@strapi/strapi';
import type { Dossier, EventForm } from '../../contract/dossier.ts';
import type { Passed } from '../../core/phase.ts';
import { isVisible } from '../../core/phase.ts';
import { startOf } from '../../core/paris-time.ts';
import { addressesOf, withdrawalsOf } from './public-addresses.ts';
import { CONSULTATION, documentsOf, EVENT, PROJECT, string } from './editorial.ts';
import type { Reader } from './reader.ts';
import { tableOf } from '../tables.ts';

/** What a withdrawn page says of its withdrawal. */
export interface WithdrawalNote {
  readonly service: string;
  readonly at: string;
  readonly reason: string;
  readonly titleWithheld: boolean;
}

const REMOVED = 'Cette page a été retirée lors d’une mise à jour du projet.';

/** Brings the drafts of a dossier before the public, or takes them away. The caller holds the transaction. */
export const publication = ({ strapi }: { strapi: Core.Strapi }) => {
  const reader = () => strapi.plugin('concertation').service('reader') as Reader;
  const withdrawals = () => withdrawalsOf(strapi);

  /** The order matters: a relation to what is not yet public would be lost. */
  const publish = async (project: string, dossier: Dossier, note: WithdrawalNote): Promise<void> => {
    const before = await reader().one('published', project);
    await takeDownMissing(before, dossier, note);
    await countChanges(before, dossier);
    await documentsOf(strapi, PROJECT).publish({ documentId: project });
    for (const { id } of dossier.consultations) await documentsOf(strapi, CONSULTATION).publish({ documentId: id });
    for (const { id } of dossier.events) await documentsOf(strapi, EVENT).publish({ documentId: id });
    await assertWhole(project, dossier);
  };

  const unpublish = async (project: string, before: Dossier, note: WithdrawalNote, passed: Passed): Promise<void> => {
    for (const { id } of before.events) await documentsOf(strapi, EVENT).unpublish({ documentId: id });
    for (const { id } of before.consultations) await documentsOf(strapi, CONSULTATION).unpublish({ documentId: id });
    await documentsOf(strapi, PROJECT).unpublish({ documentId: project });
    if (!isVisible(before.project.visibleFrom || null, passed)) return;
    for (const { path, title } of addressesOf(before)) await withdraw(path, title, note);
  };

  const withdraw = async (
    path: string,
    title: string,
    { service, at, reason, titleWithheld }: WithdrawalNote,
  ): Promise<void> => withdrawals().record({ path, title: titleWithheld ? null : title, service, at, reason });

  const takeDownMissing = async (before: Dossier | null, after: Dossier, note: WithdrawalNote): Promise<void> => {
    if (!before) return;
    for (const { id } of missing(before.events, after.events))
      await documentsOf(strapi, EVENT).unpublish({ documentId: id });
    for (const form of missing(before.consultations, after.consultations)) {
      await documentsOf(strapi, CONSULTATION).unpublish({ documentId: form.id });
      await withdraw(`/projets/${before.project.slug}/${form.slug}/`, form.title, { ...note, reason: REMOVED });
    }
  };

  /** SEQUENCE of calendars: agendas follow a meeting that moved only when its number grew. */
  const countChanges = async (before: Dossier | null, after: Pick<Dossier, 'events'>): Promise<void> => {
    for (const event of after.events) {
      const old = before?.events.find(({ id }) => id === event.id);
      if (!old || agendaOf(old) === agendaOf(event)) continue;
      const row = await documentsOf(strapi, EVENT).findOne({ documentId: event.id, status: 'published' });
      const sequence = Number(row?.['sequence'] ?? 0) + 1;
      await documentsOf(strapi, EVENT).update({ documentId: event.id, data: { sequence }, status: 'draft' });
    }
  };

  /** A relation lost on the way would be a page without its meeting: better no publication at all. */
  const assertWhole = async (project: string, wanted: Dossier): Promise<void> => {
    const published = await reader().one('published', project);
    const draft = await reader().one('draft', project);
    if (!published || fingerprint(published) !== fingerprint(draft))
      throw new Error('concertation: publication incomplete');
    if (idsOf(published) !== idsOf(wanted))
      throw new Error('concertation: published relations differ from the dossier');
  };

  return { publish, unpublish, countChanges, serviceOf: async (dossier: Dossier) => serviceOf(strapi, dossier) };
};

export type Publication = ReturnType<typeof publication>;

/** Whether something of the dossier has begun before the public. */
export function hasOpened(dossier: Dossier, passed: Passed): boolean {
  if (!isVisible(dossier.project.visibleFrom || null, passed)) return false;
  return dossier.consultations.some((form) => consultationHasOpened(form, passed));
}

export function consultationHasOpened(
  { opens, visibleFrom }: { opens: string; visibleFrom: string },
  passed: Passed,
): boolean {
  return isVisible(visibleFrom || null, passed) && opens !== '' && passed(startOf(opens));
}

/** Equal for equal dossiers, whatever the order in which the rows were written. */
export function fingerprint(dossier: Dossier | null): string {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  return JSON.stringify(
    dossier && {
      project: dossier.project,
      consultations: dossier.consultations.toSorted(byId),
      events: dossier.events.toSorted(byId),
    },
  );
}

export function missing<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const present = new Set(after.map(({ id }) => id));
  return before.filter(({ id }) => !present.has(id));
}

function idsOf({ consultations, events }: Dossier): string {
  return [...consultations, ...events]
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

function agendaOf({ title, starts, ends, place, address, onlineUrl, eventStatus }: EventForm): string {
  return JSON.stringify([title, starts, ends, place, address, onlineUrl, eventStatus]);
}

/** The service that answers for the project, never a person. */
async function serviceOf(strapi: Core.Strapi, dossier: Dossier): Promise<string> {
  const { department } = dossier.project;
  const row =
    department === ''
      ? null
      : await tableOf(strapi, 'api::department.department').findOne({ where: { documentId: department } });
  return string(row?.['name']) || 'Direction de la communication';
}
