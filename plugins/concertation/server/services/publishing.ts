import type { Dossier } from '../../contract/dossier.ts';
import { type Actor, may } from '../../core/access.ts';
import { type Kit, putOut, refuseHiddenTakeDown, requireOwner } from './kit.ts';
import { hasOpened } from './publication.ts';
import { forbidden, invalid, notFound } from './refusals.ts';

/** Acts that the public sees at once. */
export function publishing(kit: () => Kit) {
  const publish = async (actor: Actor, project: string, dossier: Dossier, revision: number): Promise<void> => {
    const { act, states, stamp, surroundings } = kit();
    await requireOwner(kit(), actor, project, 'publish', dossier);
    await act(async () => {
      const when = stamp(actor.name);
      await states.advance(project, revision, when);
      await surroundings.judge(dossier, project);
      await refuseHiddenTakeDown(kit(), actor, project, dossier);
      await putOut(kit(), project, dossier, { kind: 'published', standing: 'done' }, when);
    });
  };

  /** Undo: the dossier as it was published once, public again. */
  const restore = async (actor: Actor, project: string, versionId: string, revision: number): Promise<void> => {
    const { act, states, stamp, surroundings, versions } = kit();
    const version = await versions.find(project, versionId);
    if (!version || version['standing'] !== 'done') throw notFound();
    const dossier = version['content'] as Dossier;
    await requireOwner(kit(), actor, project, 'publish', dossier);
    await act(async () => {
      const when = stamp(actor.name);
      await states.advance(project, revision, when);
      await surroundings.judge(dossier, project);
      await refuseHiddenTakeDown(kit(), actor, project, dossier);
      const reason = `Retour à la version ${String(version['number'])}`;
      await putOut(kit(), project, dossier, { kind: 'restored', standing: 'done', reason }, when, true);
    });
  };

  const unpublish = async (actor: Actor, project: string, wanted: Withdrawal, revision: number): Promise<void> => {
    const { act, passed, people, publication, reader, states, stamp, versions } = kit();
    const owned = await people.require(actor, 'unpublish', project);
    const reason = wanted.reason.trim();
    if (reason === '') throw invalid({ reason: 'Dites pourquoi la page est retirée. Le motif sera public.' });
    await act(async () => {
      const when = stamp(actor.name);
      await states.advance(project, revision, when);
      const before = await reader.one('published', project);
      if (!before) throw invalid({ project: 'Ce dossier n’est pas public.' });
      if (hasOpened(before, passed) && !may(actor, 'unpublish-opened', owned)) throw forbidden();
      const service = await publication.serviceOf(before);
      await publication.unpublish(project, before, { ...wanted, reason, service, at: when.at }, passed);
      await states.note(project, { withdrawnAt: when.at });
      await versions.record(project, before, { kind: 'withdrawn', standing: 'done', reason }, when);
    });
  };

  return { publish, restore, unpublish };
}

export interface Withdrawal {
  readonly reason: string;
  readonly titleWithheld: boolean;
}
