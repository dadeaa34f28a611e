import type { Core } from '@strapi/strapi';
import type { ConsultationForm, Dossier, DossierState } from '../../contract/dossier.ts';
import { type Actor, may } from '../../core/access.ts';
import { isVisible, type Passed, type PhaseFacts } from '../../core/phase.ts';
import { PROJECT, STATES, string, type Row } from './editorial.ts';
import { ownershipOf } from './kit.ts';
import { fingerprint } from './publication.ts';
import type { Reader } from './reader.ts';
import { tableOf } from '../tables.ts';

/** Derived, never stored. */
export function stateOf(draft: Dossier, published: Dossier | null, state: Row | null, passed: Passed): DossierState {
  if (!published) return string(state?.['withdrawnAt']) === '' ? 'draft' : 'withdrawn';
  if (!isVisible(published.project.visibleFrom || null, passed)) return 'scheduled';
  return fingerprint(draft) === fingerprint(published) ? 'published' : 'modified';
}

export async function ownDossiers(strapi: Core.Strapi, actor: Actor): Promise<[string, Dossier][]> {
  const reader = strapi.plugin('concertation').service('reader') as Reader;
  return [...(await reader.all('draft'))].filter(([, dossier]) => may(actor, 'read', ownershipOf(dossier)));
}

export async function statesByProject(strapi: Core.Strapi): Promise<Map<string, Row>> {
  return new Map((await tableOf(strapi, STATES).findMany({})).map((row) => [string(row['project']), row]));
}

/** When a project that never passed through the dossier was last written. */
export async function writtenAt(strapi: Core.Strapi, project?: string): Promise<Map<string, string>> {
  const where = { publishedAt: { $null: true }, ...(project === undefined ? {} : { documentId: project }) };
  const rows = await tableOf(strapi, PROJECT).findMany({ select: ['id', 'documentId', 'updatedAt'], where });
  return new Map(rows.map((row) => [row.documentId, new Date(String(row['updatedAt'])).toISOString()]));
}

export function factsOf({ opens, closes, facts }: ConsultationForm): PhaseFacts {
  return {
    opens: opens || null,
    closes: closes || null,
    facts: facts.map((fact) => ({ kind: fact.kind, at: fact.at, until: fact.until || null })),
  };
}
