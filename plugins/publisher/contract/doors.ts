/** How a plugin tells Strapi which addresses it answers, and to whom. */
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const STAFF = 'admin::isAuthenticatedAdmin';

/** For everybody, without an account. */
export function openRoute(method: 'GET' | 'POST', path: string, handler: string) {
  return { method, path, handler, config: { auth: false } };
}

/** For whoever is signed in to the administration. */
export function staffRoute(method: Method, path: string, handler: string) {
  return { method, path, handler, config: { policies: [STAFF] } };
}

/** For those of the staff whose role has a permission of the plugin. */
export function routesOf(plugin: string) {
  return (method: Method, path: string, handler: string, permission: string) => {
    const config = { actions: [`plugin::${plugin}.${permission}`] };
    return { method, path, handler, config: { policies: [STAFF, { name: 'admin::hasPermissions', config }] } };
  };
}

export type StaffRoute = ReturnType<typeof routesOf>;

/** A right that a role may have, in the group that its name begins with. */
export function permissionsOf(pluginName: string) {
  return (uid: string, displayName: string) => ({
    section: 'plugins',
    subCategory: uid.split('.')[0],
    displayName,
    uid,
    pluginName,
  });
}
