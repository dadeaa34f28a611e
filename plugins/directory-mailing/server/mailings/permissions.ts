import type { Core } from '@strapi/strapi';

const ACTION = {
  section: 'plugins',
  subCategory: 'envois',
  displayName: 'Préparer et suivre les envois',
  uid: 'mailing.manage',
  pluginName: 'directory-mailing',
};

export async function registerMailingPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([ACTION]);
}
