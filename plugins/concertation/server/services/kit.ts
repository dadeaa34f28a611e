import type { Core } from '@strapi/strapi';
import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Dossier } from '../../contract/dossier.ts';
import { type Actor, may, mayBecome, type Ownership } from '../../core/access.ts';
import { string } from './editorial.ts';
import { insideDossier } from './inside.ts';
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
  /** One transaction, all or nothing. */
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
    act: async <T>(work: () => Promise<T>) => strapi.db.transaction(async () => insideDossier(work)) as Promise<T>,
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
  await keepFirstVersion(kit, project, when);
  const stored = await kit.writer.save(project, dossier, keep);
  const service = await kit.publication.serviceOf(stored);
  await kit.publication.publish(project, stored, { service, at: when.at, reason: '', titleWithheld: false });
  const state = await kit.states.of(project);
  const firstPublishedAt = string(state?.['firstPublishedAt']) || when.at;
  await kit.states.note(project, { firstPublishedAt, withdrawnAt: null });
  if (version) await kit.versions.record(project, stored, version, when);
}

/** What was published by another road has no version yet; undo must find it all the same. */
async function keepFirstVersion(kit: Kit, project: string, { at }: Stamp): Promise<void> {
  if ((await kit.versions.of(project)).length > 0) return;
  const published = await kit.reader.one('published', project);
  if (!published) return;
  const version = { kind: 'published', standing: 'done', reason: 'Version déjà en ligne' } as const;
  await kit.versions.record(project, published, version, { at, by: 'Reprise' });
}
