import type { Dossier } from '../../contract/dossier.ts';
import { type Actor, mayBecome } from '../../core/access.ts';
import { freeSlug } from '../../core/slug.ts';
import { type Kit, ownershipOf, requireOwner } from './kit.ts';
import { forbidden, notFound } from './refusals.ts';

/** Of the address of a copy, however its end is cut. */
const SAME_START = 40;

/** Acts that the public does not see. */
export function drafting(kit: () => Kit) {
  const create = async (actor: Actor, dossier: Dossier): Promise<string> => {
    const { act, states, stamp, surroundings, writer } = kit();
    if (!mayBecome(actor, null, ownershipOf(dossier))) {
      throw forbidden('Choisissez-vous parmi les responsables, ou l’une de vos communes.');
    }
    return act(async () => {
      await surroundings.judge(dossier, null, 'draft');
      const project = await writer.createProject(dossier);
      await states.advance(project, 0, stamp(actor.name));
      await writer.save(project, dossier);
      return project;
    });
  };

  const save = async (actor: Actor, project: string, dossier: Dossier, revision: number): Promise<void> => {
    const { act, states, stamp, surroundings, writer } = kit();
    await requireOwner(kit(), actor, project, 'write', dossier);
    await act(async () => {
      await states.advance(project, revision, stamp(actor.name));
      await surroundings.judge(dossier, project, 'draft');
      await writer.save(project, dossier);
    });
  };

  const duplicate = async (actor: Actor, project: string): Promise<string> => {
    const { people, reader, surroundings } = kit();
    await people.require(actor, 'write', project);
    const dossier = await reader.one('draft', project);
    if (!dossier) throw notFound();
    const taken = await surroundings.slugsLike(dossier.project.slug.slice(0, SAME_START));
    return create(actor, copyOf(dossier, taken));
  };

  return { create, save, duplicate };
}

function copyOf(dossier: Dossier, taken: ReadonlySet<string>): Dossier {
  const fresh = new Map(dossier.consultations.map(({ id }, index) => [id, `new-${index + 1}`]));
  return {
    project: {
      ...dossier.project,
      title: `${dossier.project.title.slice(0, 240)} (copie)`,
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
