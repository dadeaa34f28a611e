import type { Core } from '@strapi/strapi';
import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Dossier } from '../../contract/dossier.ts';
import { type Actor, may, mayBecome, type Ownership } from '../../core/access.ts';
import { insideDossier, oneAtATime } from './inside.ts';
import type { People } from './people.ts';
import { consultationHasOpened, hasOpened, missing, type Publication } from './publication.ts';
import type { Reader } from './reader.ts';
import { forbidden } from './refusals.ts';
import type { Stamp, States } from './states.ts';
import type { Surroundings } from './surroundings.ts';
import type { NewVersion, Versions } from './versions.ts';
import type { Writer } from './writer.ts';

/** What every act on a dossier is made of. */
export interface Kit {
  readonly clock: Clock;
  readonly passed: (instant: number) => boolean;
  readonly reader: Reader;
  readonly states: States;
  readonly versions: Versions;
  readonly writer: Writer;
  readonly publication: Publication;
  readonly people: People;
  readonly surroundings: Surroundings;
  readonly stamp: (by: string) => Stamp;
  /** One transaction, all or nothing; one act after the other, so that what it judges is what it changes. */
  readonly act: <T>(work: () => Promise<T>) => Promise<T>;
}

export function kitOf(strapi: Core.Strapi): Kit {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const clock = createClock(strapi.plugin('concertation').config<string | undefined>('clock'));
  return {
    clock,
    passed: (instant) => clock.now() >= instant,
    reader: part('reader'),
    states: part('states'),
    versions: part('versions'),
    writer: part('writer'),
    publication: part('publication'),
    people: part('people'),
    surroundings: part('surroundings'),
    stamp: (by) => ({ at: new Date(clock.now()).toISOString(), by }),
    act: async <T>(work: () => Promise<T>) => oneAtATime(strapi, async () => insideDossier(work)),
  };
}

export function ownershipOf({ project }: Dossier): Ownership {
  return { leads: project.leads, communes: project.communes };
}

export async function requireOwner(
  { people }: Kit,
  actor: Actor,
  project: string,
  action: 'write' | 'publish',
  dossier: Dossier,
): Promise<void> {
  const before = await people.require(actor, action, project);
  if (mayBecome(actor, before, ownershipOf(dossier))) return;
  throw forbidden('Vous ne pouvez pas confier ce dossier à d’autres que vous.');
}

/** Leaving a consultation out of the form takes it down: with what has opened, that is communications' to decide. */
export async function refuseHiddenTakeDown(kit: Kit, actor: Actor, project: string, after: Dossier): Promise<void> {
  const before = await kit.reader.one('published', project);
  if (!before || may(actor, 'unpublish-opened', ownershipOf(before))) return;
  const gone = missing(before.consultations, after.consultations);
  if (!hasOpened(before, kit.passed) || !gone.some((form) => consultationHasOpened(form, kit.passed))) return;
  throw forbidden('Seule la direction de la communication retire une consultation ouverte.');
}

/** Drafts, publication and version, in the transaction in progress. `keep`: nothing is deleted, only set aside. */
export async function putOut(
  kit: Kit,
  project: string,
  dossier: Dossier,
  version: NewVersion | null,
  when: Stamp,
  keep = false,
): Promise<void> {
  await kit.versions.keepFirst(project, when);
  const stored = await kit.writer.save(project, dossier, keep);
  const service = await kit.publication.serviceOf(stored);
  await kit.publication.publish(project, stored, { service, at: when.at, reason: '', titleWithheld: false });
  await kit.states.note(project, { withdrawnAt: null });
  if (version) await kit.versions.record(project, stored, version, when);
}
