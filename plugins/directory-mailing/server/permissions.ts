import { permissionsOf } from '@aggloforum/publisher/contract/doors.ts';
import type { Core } from '@strapi/strapi';

const action = permissionsOf('directory-mailing');

const ACTIONS = [
  action('directory.manage', 'Tenir l’annuaire d’acteurs'),
  action('directory.retention', 'Changer les durées de conservation de l’annuaire'),
  // With the mailings in the list of rights, not with the directory.
  { ...action('mailing.manage', 'Préparer et suivre les envois'), subCategory: 'envois' },
];

export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
}
