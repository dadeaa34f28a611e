import type { Core } from '@strapi/strapi';

const action = (uid: string, displayName: string) => ({
  section: 'plugins',
  subCategory: uid.split('.')[0],
  displayName,
  uid,
  pluginName: 'directory-mailing',
});

const ACTIONS = [
  action('directory.manage', 'Tenir l’annuaire d’acteurs'),
  action('directory.retention', 'Changer les durées de conservation de l’annuaire'),
];

export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
}
