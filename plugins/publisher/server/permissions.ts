import type { Core } from '@strapi/strapi';
import { permissionsOf } from '../contract/doors.ts';

const ACTION = permissionsOf('publisher')('publication.steer', 'Suivre et relancer la mise en ligne');

export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([ACTION]);
}
