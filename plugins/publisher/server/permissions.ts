import type { Core } from '@strapi/strapi';

const ACTION = {
  section: 'plugins',
  subCategory: 'publication',
  displayName: 'Suivre et relancer la mise en ligne',
  uid: 'publication.steer',
  pluginName: 'publisher',
};

export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([ACTION]);
}
