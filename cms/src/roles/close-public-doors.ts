import type { Core } from '@strapi/strapi';

/** Users-permissions opens registration, log-in and more to the public at its first start: nothing here is for it. */
export async function closePublicDoors(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query('plugin::users-permissions.permission').deleteMany({ where: { id: { $notNull: true } } });
  const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const settings = (await store.get({})) as Record<string, unknown> | null;
  if (settings?.['allow_register'] !== false) await store.set({ value: { ...settings, allow_register: false } });
}
