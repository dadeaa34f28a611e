import { routesOf, staffRoute } from '../../contract/doors.ts';

const guarded = routesOf('publisher');
const STEERING = 'publication.steer';

/** For the staff, in the administration. Of an entry everybody learns who may read it. */
export const adminRoutes = {
  type: 'admin',
  routes: [
    staffRoute('GET', '/previews/:uid/:documentId', 'preview.link'),
    staffRoute('GET', '/entries/:uid/:documentId', 'publication.entry'),
    guarded('GET', '/status', 'publication.status', STEERING),
    guarded('POST', '/rebuild', 'publication.rebuild', STEERING),
    guarded('PUT', '/bundle', 'publication.bundle', STEERING),
  ],
};
