import { useAuth } from '@strapi/strapi/admin';

/** Registered by the server of this plugin; what lies behind them, dossier by dossier, only the server decides. */
export const READ = [{ action: 'plugin::concertation.dossier.read', subject: null }];

export const SET_LIMITS = [{ action: 'plugin::concertation.limits.write', subject: null }];

export const READ_MESSAGES = [{ action: 'plugin::concertation.message.read', subject: null }];

export const READ_RULES = [{ action: 'plugin::concertation.rules.read', subject: null }];

/** Whether this person's roles hold the action at all, for what has no dossier yet. */
export function useMay(action: 'dossier.write' | 'dossier.publish' | 'message.settings' | 'rules.write'): boolean {
  return useAuth('Dossiers', ({ permissions }) =>
    permissions.some((permission) => permission.action === `plugin::concertation.${action}`),
  );
}
