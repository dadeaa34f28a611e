import { randomUUID } from 'node:crypto';
import type { BootedCms } from './boot-cms.ts';

/** Makes somebody of the staff with this role, logged in: their token, and the account. */
export async function staffToken(
  { strapi }: Pick<BootedCms, 'strapi'>,
  role: string,
  name = role,
): Promise<{ readonly token: string; readonly id: number; readonly email: string }> {
  const { id: roleId } = await strapi.db.query('admin::role').findOne({ where: { code: role } });
  const email = `${name}@example.fr`;
  const { id } = await strapi.service('admin::user').create({
    email,
    firstname: name,
    lastname: 'Essai',
    password: 'Demo-pour-les-essais-1',
    isActive: true,
    registrationToken: null,
    roles: [roleId],
  });
  // Production sends its cookie over HTTPS only; the session itself is the same.
  const sessions = strapi.sessionManager('admin');
  const { token: refresh } = await sessions.generateRefreshToken(String(id), randomUUID(), { type: 'session' });
  const access = await sessions.generateAccessToken(refresh);
  if (!('token' in access)) throw new Error(access.error);
  return { token: access.token, id, email };
}
