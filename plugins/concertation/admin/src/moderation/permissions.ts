import { useAuth } from '@strapi/strapi/admin';

const PREFIX = 'plugin::concertation.moderation';

export const READ_MODERATION = [{ action: `${PREFIX}.read`, subject: null }];

/** Whether this person's roles hold the action at all; what they may do with a text comes with the text. */
export function useMayModerate(action: 'read' | 'decide' | 'policy' | 'substitute'): boolean {
  return useAuth('Modération', ({ permissions }) =>
    permissions.some((permission) => permission.action === `${PREFIX}.${action}`),
  );
}
