import { routesOf } from '@aggloforum/publisher/contract/doors.ts';

const guarded = routesOf('directory-mailing');
const route = (method: 'GET' | 'POST' | 'PUT', path: string, handler: string, action = 'manage') =>
  guarded(method, `/directory${path}`, `staff-directory.${handler}`, `directory.${action}`);

/** For those of the staff who keep the directory. See `contract/directory.ts`. */
export const directoryRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/choices', 'choices'),
    route('POST', '/search', 'search'),
    route('GET', '/entries/:id', 'see'),
    route('POST', '/entries', 'add'),
    route('PUT', '/entries/:id', 'correct'),
    route('POST', '/entries/:id/take-out', 'takeOut'),
    route('POST', '/entries/:id/erase', 'erase'),
    route('POST', '/import/preview', 'preview'),
    route('POST', '/import', 'import'),
    route('POST', '/export', 'export'),
    route('GET', '/acts', 'acts'),
    route('GET', '/suppressions', 'suppressions'),
    route('POST', '/suppressions/check', 'check'),
    route('POST', '/suppressions/lift', 'lift'),
    route('GET', '/retention', 'retention'),
    route('PUT', '/retention', 'changeRetention', 'retention'),
  ],
};
