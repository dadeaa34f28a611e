import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Dossier } from '../../contract/dossier.ts';
import { type Actor, may, mayBecome, type Ownership } from '../../core/access.ts';
import { isParisMoment, startOf } from '../../core/paris-time.ts';
import { freeSlug } from '../../core/slug.ts';
import { string, type Row } from './editorial.ts';
import { insideDossier } from './inside.ts';
import type { People } from './people.ts';
import { consultationHasOpened, fingerprint, hasOpened, missing, type Publication } from './publication.ts';
import type { Reader } from './reader.ts';
import { forbidden, invalid, notFound } from './refusals.ts';
import type { Stamp, States } from './states.ts';
import type { Surroundings } from './surroundings.ts';
import type { NewVersion, Versions } from './versions.ts';
import type { Writer } from './writer.ts';

/** The acts of the page « Dossier »: each is one transaction, all or nothing. */
export const dossiers = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const clock = createClock(strapi.plugin('concertation').config<string | undefined>('clock'));
  const passed = (instant: number) => clock.now() >= instant;
  const stamp = (by: string): Stamp => ({ at: new Date(clock.now()).toISOString(), by });
  const reader = () => part<Reader>('reader');
  const states = () => part<States>('states');
  const versions = () => part<Versions>('versions');
  const writer = () => part<Writer>('writer');
  const publication = () => part<Publication>('publication');
  const judge = async (dossier: Dossier, project: string | null) =>
    part<Surroundings>('surroundings').judge(dossier, project);

  const act = async <T>(work: () => Promise<T>): Promise<T> =>
    strapi.db.transaction(async () => insideDossier(work)) as Promise<T>;

  const requireOwner = async (
    actor: Actor,
    project: string,
    action: 'write' | 'publish',
    dossier: Dossier,
  ): Promise<void> => {
    const before = await part<People>('people').require(actor, action, project);
    if (!mayBecome(actor, before, ownershipOf(dossier)))
      throw forbidden('Vous ne pouvez pas confier ce dossier à d’autres que vous.');
  };

  const create = async (actor: Actor, dossier: Dossier): Promise<string> => {
    if (!mayBecome(actor, null, ownershipOf(dossier)))
      throw forbidden('Choisissez-vous parmi les responsables, ou l’une de vos communes.');
    await judge(dossier, null);
    return act(async () => {
      const project = await writer().createProject(dossier);
      await states().advance(project, 0, stamp(actor.name));
      await writer().save(project, dossier);
      return project;
    });
  };

  const save = async (actor: Actor, project: string, dossier: Dossier, revision: number): Promise<void> => {
    await requireOwner(actor, project, 'write', dossier);
    await judge(dossier, project);
    await act(async () => {
      await states().advance(project, revision, stamp(actor.name));
      await writer().save(project, dossier);
    });
  };

  const publish = async (actor: Actor, project: string, dossier: Dossier, revision: number): Promise<void> => {
    await requireOwner(actor, project, 'publish', dossier);
    await judge(dossier, project);
    await act(async () => {
      await states().advance(project, revision, stamp(actor.name));
      await refuseHiddenTakeDown(actor, project, dossier);
      await putOut(project, dossier, { kind: 'published', standing: 'done' }, stamp(actor.name));
    });
  };

  /** Drafts, publication and version in the transaction in progress. */
  const putOut = async (
    project: string,
    dossier: Dossier,
    version: NewVersion | null,
    when: Stamp,
    keep = false,
  ): Promise<void> => {
    const stored = await writer().save(project, dossier, keep);
    const service = await publication().serviceOf(stored);
    await publication().publish(project, stored, { service, at: when.at, reason: '', titleWithheld: false });
    const state = await states().of(project);
    await states().note(project, {
      firstPublishedAt: string(state?.['firstPublishedAt']) || when.at,
      withdrawnAt: null,
    });
    if (version) await versions().record(project, stored, version, when);
  };

  /** Leaving a consultation out of the form takes it down: with what has opened, that is communications' to decide. */
  const refuseHiddenTakeDown = async (actor: Actor, project: string, after: Dossier): Promise<void> => {
    const before = await reader().one('published', project);
    if (!before || may(actor, 'unpublish-opened', ownershipOf(before))) return;
    const opened = missing(before.consultations, after.consultations).some((form) =>
      consultationHasOpened(form, passed),
    );
    if (opened && hasOpened(before, passed))
      throw forbidden('Seule la direction de la communication retire une consultation ouverte.');
  };

  const schedule = async (
    actor: Actor,
    project: string,
    dossier: Dossier,
    revision: number,
    at: string,
  ): Promise<void> => {
    await requireOwner(actor, project, 'publish', dossier);
    if (!isParisMoment(at)) throw invalid({ at: 'Cette date n’existe pas.' });
    if (passed(startOf(at))) throw invalid({ at: 'Cet instant est déjà passé.' });
    await judge(dossier, project);
    const seen = await hasBeenSeen(project);
    await act(async () => {
      const when = stamp(actor.name);
      await states().advance(project, revision, when);
      await refuseHiddenTakeDown(actor, project, dossier);
      if (!seen) {
        const hidden = { ...dossier, project: { ...dossier.project, visibleFrom: at } };
        await putOut(project, hidden, { kind: 'published', standing: 'done' }, when);
        return;
      }
      const stored = await writer().save(project, dossier, true);
      await versions().record(project, stored, { kind: 'scheduled', standing: 'pending', appliesAt: at }, when);
    });
  };

  const unschedule = async (actor: Actor, project: string, versionId: string): Promise<void> => {
    await part<People>('people').require(actor, 'publish', project);
    const version = await versions().find(project, versionId);
    if (!version || !(await versions().claim(version.id, 'cancelled', { reason: 'Programmation annulée' })))
      throw notFound();
  };

  const unpublish = async (
    actor: Actor,
    project: string,
    reason: string,
    titleWithheld: boolean,
    revision: number,
  ): Promise<void> => {
    const owned = await part<People>('people').require(actor, 'unpublish', project);
    if (reason.trim() === '') throw invalid({ reason: 'Dites pourquoi la page est retirée : le motif sera public.' });
    await act(async () => {
      const when = stamp(actor.name);
      await states().advance(project, revision, when);
      const before = await reader().one('published', project);
      if (!before) throw invalid({ project: 'Ce dossier n’est pas public.' });
      if (hasOpened(before, passed) && !may(actor, 'unpublish-opened', owned)) throw forbidden();
      const service = await publication().serviceOf(before);
      await publication().unpublish(
        project,
        before,
        { service, at: when.at, reason: reason.trim(), titleWithheld },
        passed,
      );
      await states().note(project, { withdrawnAt: when.at });
      await versions().record(project, before, { kind: 'withdrawn', standing: 'done', reason: reason.trim() }, when);
    });
  };

  /** Undo: the dossier as it was published once, public again. */
  const restore = async (actor: Actor, project: string, versionId: string, revision: number): Promise<void> => {
    const version = await versions().find(project, versionId);
    if (!version || version['standing'] !== 'done') throw notFound();
    const dossier = version['content'] as Dossier;
    await requireOwner(actor, project, 'publish', dossier);
    await judge(dossier, project);
    await act(async () => {
      const when = stamp(actor.name);
      await states().advance(project, revision, when);
      await refuseHiddenTakeDown(actor, project, dossier);
      const reason = `Retour à la version ${String(version['number'])}`;
      await putOut(project, dossier, { kind: 'restored', standing: 'done', reason }, when, true);
    });
  };

  const duplicate = async (actor: Actor, project: string): Promise<string> => {
    await part<People>('people').require(actor, 'write', project);
    const dossier = await reader().one('draft', project);
    if (!dossier) throw notFound();
    const { takenSlugs } = await part<Surroundings>('surroundings').of(null);
    return create(actor, copyOf(dossier, takenSlugs));
  };

  /** Applies a stored change whose instant has come. Called by every instance; one of them does it. */
  const applyScheduled = async (version: Row): Promise<void> => {
    const project = string(version['project']);
    const dossier = version['content'] as Dossier;
    await judge(dossier, project);
    await act(async () => {
      const when = stamp(string(version['by']));
      if (!(await versions().claim(version.id, 'done', { kind: 'published', at: when.at }))) return;
      await states().advance(project, null, when);
      const draft = await reader().one('draft', project);
      await putOut(project, dossier, null, when, true);
      // What was written meanwhile stays in the drafts, for the next publication.
      if (draft && fingerprint(draft) !== fingerprint(dossier)) await writer().save(project, draft, true);
    });
  };

  const due = async (): Promise<Row[]> =>
    (await versions().pending()).filter(({ appliesAt }) => passed(startOf(string(appliesAt))));

  const hasBeenSeen = async (project: string): Promise<boolean> => {
    const published = await reader().one('published', project);
    if (published) return published.project.visibleFrom === '' || passed(startOf(published.project.visibleFrom));
    return string((await states().of(project))?.['withdrawnAt']) !== '';
  };

  return {
    create,
    save,
    publish,
    schedule,
    unschedule,
    unpublish,
    restore,
    duplicate,
    applyScheduled,
    due,
    clock,
    passed,
  };
};

export type Dossiers = ReturnType<typeof dossiers>;

export function ownershipOf({ project }: Dossier): Ownership {
  return { leads: project.leads, communes: project.communes };
}

function copyOf(dossier: Dossier, taken: ReadonlySet<string>): Dossier {
  const fresh = new Map(dossier.consultations.map(({ id }, index) => [id, `new-${index + 1}`]));
  return {
    project: {
      ...dossier.project,
      title: `${dossier.project.title} (copie)`.slice(0, 250),
      slug: freeSlug(`${dossier.project.slug.slice(0, 70)}-copie`, taken),
      visibleFrom: '',
    },
    consultations: dossier.consultations.map((form) => ({ ...form, id: fresh.get(form.id) ?? form.id })),
    events: dossier.events.map((form, index) => ({
      ...form,
      id: `new-event-${index + 1}`,
      consultation: fresh.get(form.consultation) ?? '',
    })),
  };
}
