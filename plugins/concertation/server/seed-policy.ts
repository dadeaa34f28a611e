import type { Core } from '@strapi/strapi';
import { POLICIES } from './services/editorial.ts';
import { DEFAULT_POLICY } from '../core/moderation/policies.ts';
import { tableOf } from './tables.ts';

/** The one policy in force until rules are written: nothing appears before the team has read it. */
export async function seedDefaultPolicy(strapi: Core.Strapi): Promise<void> {
  const table = tableOf(strapi, POLICIES);
  if (await table.findOne({ where: { code: DEFAULT_POLICY } })) return;
  await table.create({
    data: {
      code: DEFAULT_POLICY,
      label: 'Modération avant publication, par l’équipe du projet',
      mode: 'pre-moderation',
      frozen: true,
    },
  });
}
