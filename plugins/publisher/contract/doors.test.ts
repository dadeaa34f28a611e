import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRoute, permissionsOf, routesOf, staffRoute } from './doors.ts';

test('a door of the administration asks who it is, and may ask for a permission of its plugin', () => {
  assert.deepEqual(staffRoute('GET', '/status', 'status.read').config.policies, ['admin::isAuthenticatedAdmin']);
  assert.deepEqual(routesOf('house')('PUT', '/things', 'things.change', 'thing.write').config.policies, [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: ['plugin::house.thing.write'] } },
  ]);
});

test('an open door asks for nobody’s account', () => {
  assert.deepEqual(openRoute('GET', '/things', 'things.read').config, { auth: false });
});

test('a permission stands in the group that its name begins with', () => {
  assert.deepEqual(permissionsOf('house')('thing.write', 'Écrire'), {
    section: 'plugins',
    subCategory: 'thing',
    displayName: 'Écrire',
    uid: 'thing.write',
    pluginName: 'house',
  });
});
