import { routesOf } from '@aggloforum/publisher/contract/doors.ts';
import { rulesRoutes } from '../screening/routes.ts';
import { deskRoutes } from '../messages/routes.ts';
import { moderationRoutes } from '../moderation/routes.ts';

const route = routesOf('concertation');

/** See `contract/dossier.ts`. The permission opens the door; which dossiers lie behind it is decided by `core/access.ts`. */
export const adminRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/dossiers', 'choice.list', 'dossier.read'),
    route('GET', '/choices', 'choice.choices', 'dossier.read'),
    route('GET', '/overview', 'choice.overview', 'dossier.read'),
    route('POST', '/dossiers', 'dossier.create', 'dossier.write'),
    route('POST', '/dossiers/preview', 'choice.preview', 'dossier.read'),
    route('GET', '/dossiers/:id', 'dossier.open', 'dossier.read'),
    route('PUT', '/dossiers/:id', 'dossier.save', 'dossier.write'),
    route('POST', '/dossiers/:id/publish', 'dossier.publish', 'dossier.publish'),
    route('POST', '/dossiers/:id/schedule', 'dossier.schedule', 'dossier.publish'),
    route('DELETE', '/dossiers/:id/schedule/:versionId', 'dossier.unschedule', 'dossier.publish'),
    route('POST', '/dossiers/:id/unpublish', 'dossier.unpublish', 'dossier.unpublish'),
    route('POST', '/dossiers/:id/restore', 'dossier.restore', 'dossier.publish'),
    route('POST', '/dossiers/:id/duplicate', 'dossier.duplicate', 'dossier.write'),
    route('PUT', '/participation/:consultationId', 'choice.participation', 'participation.write'),
    route('GET', '/limits', 'limits.read', 'limits.write'),
    route('POST', '/limits', 'limits.change', 'limits.write'),
    route('POST', '/sessions', 'limits.announce', 'limits.write'),
    ...rulesRoutes(route),
    ...deskRoutes(route),
    ...moderationRoutes(route),
  ],
};
