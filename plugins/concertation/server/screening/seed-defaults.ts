import type { Core } from '@strapi/strapi';
import { DEFAULT_REASONS, DEFAULT_RULES } from '../../core/screening/defaults.ts';
import { documentsOf } from '../services/editorial.ts';
import { REASONS, RULES } from './rule-rows.ts';

/** Once for ever: what the team deletes or changes afterwards stays deleted or changed. */
export async function seedScreening(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'concertation', key: 'screening-defaults' });
  if (await store.get({})) return;
  await strapi.db.transaction(async () => {
    for (const [index, rule] of DEFAULT_RULES.entries()) {
      await documentsOf(strapi, RULES).create({ data: { ...rule, order: index + 1 } });
    }
    for (const reason of DEFAULT_REASONS) await documentsOf(strapi, REASONS).create({ data: { ...reason } });
    await store.set({ value: { rules: DEFAULT_RULES.length, reasons: DEFAULT_REASONS.length } });
  });
}
