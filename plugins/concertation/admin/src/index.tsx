import type { StrapiApp } from '@strapi/strapi/admin';
import { READ } from './api/permissions.ts';
import { FolderIcon } from './ui/folder-icon.tsx';
import { registerWidgets } from './widgets/register-widgets.ts';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/concertation',
      icon: FolderIcon,
      intlLabel: { id: 'concertation.dossiers', defaultMessage: 'Dossiers' },
      permissions: READ,
      position: 1,
      Component: async () => import('./pages/app.tsx'),
    });
    registerWidgets(app);
    app.registerPlugin({ id: 'concertation', name: 'Concertation' });
  },
};
