import { useAuth } from '@strapi/strapi/admin';

/** Registered by the server of this plugin; only the server decides. */
export const MANAGE = [{ action: 'plugin::directory-mailing.directory.manage', subject: null }];

export function useMayChangeRetention(): boolean {
  return useAuth('Annuaire', ({ permissions }) =>
    permissions.some(({ action }) => action === 'plugin::directory-mailing.directory.retention'),
  );
}
