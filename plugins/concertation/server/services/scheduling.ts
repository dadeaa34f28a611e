import type { Dossier } from '../../contract/dossier.ts';
import type { Actor } from '../../core/access.ts';
import { isParisMoment, startOf } from '../../core/paris-time.ts';
import { string, type Row } from './editorial.ts';
import { type Kit, putOut, refuseHiddenTakeDown, requireOwner } from './kit.ts';
import { fingerprint } from './publication.ts';
import { invalid, notFound } from './refusals.ts';

/** Acts that wait for their instant. */
export function scheduling(kit: () => Kit) {
  const schedule = async (
    actor: Actor,
    project: string,
    dossier: Dossier,
    revision: number,
    at: string,
  ): Promise<void> => {
    const { act, passed, states, stamp, surroundings, versions, writer } = kit();
    await requireOwner(kit(), actor, project, 'publish', dossier);
    if (!isParisMoment(at)) throw invalid({ at: 'Cette date n’existe pas.' });
    if (passed(startOf(at))) throw invalid({ at: 'Cet instant est déjà passé.' });
    await act(async () => {
      const when = stamp(actor.name);
      await states.advance(project, revision, when);
      await surroundings.judge(dossier, project);
      await refuseHiddenTakeDown(kit(), actor, project, dossier);
      if (!(await hasBeenSeen(kit(), project))) {
        const hidden = { ...dossier, project: { ...dossier.project, visibleFrom: at } };
        await putOut(kit(), project, hidden, { kind: 'published', standing: 'done' }, when);
        return;
      }
      const stored = await writer.save(project, dossier, true);
      await versions.record(project, stored, { kind: 'scheduled', standing: 'pending', appliesAt: at }, when);
    });
  };

  const unschedule = async (actor: Actor, project: string, versionId: string): Promise<void> => {
    const { people, versions } = kit();
    await people.require(actor, 'publish', project);
    const version = await versions.find(project, versionId);
    if (!version || !(await versions.claim(version.id, 'cancelled', { reason: 'Programmation annulée' })))
      throw notFound();
  };

  /** Applies a stored change whose instant has come. Called by every instance; one of them does it. */
  const applyScheduled = async (version: Row): Promise<void> => {
    const { act, reader, states, stamp, surroundings, versions, writer } = kit();
    const project = string(version['project']);
    const dossier = version['content'] as Dossier;
    await act(async () => {
      const when = stamp(string(version['by']));
      if (!(await versions.claim(version.id, 'done', { kind: 'published', at: when.at }))) return;
      await surroundings.judge(dossier, project);
      await states.advance(project, null, when);
      const draft = await reader.one('draft', project);
      await putOut(kit(), project, dossier, null, when, true);
      // What was written meanwhile stays in the drafts, for the next publication.
      if (draft && fingerprint(draft) !== fingerprint(dossier)) await writer.save(project, draft, true);
    });
  };

  const due = async (): Promise<Row[]> =>
    (await kit().versions.pending()).filter(({ appliesAt }) => kit().passed(startOf(string(appliesAt))));

  return { schedule, unschedule, applyScheduled, due };
}

async function hasBeenSeen({ passed, reader, states }: Kit, project: string): Promise<boolean> {
  const published = await reader.one('published', project);
  if (published) return published.project.visibleFrom === '' || passed(startOf(published.project.visibleFrom));
  return string((await states.of(project))?.['withdrawnAt']) !== '';
}
