import type { StrapiApp } from '@strapi/strapi/admin';
import { READ, SET_LIMITS } from './api/permissions.ts';
import { ModerationIcon } from './moderation/moderation-icon.tsx';
import { READ_MODERATION } from './moderation/permissions.ts';
import { FolderIcon } from './ui/folder-icon.tsx';
import { FormIcon } from './ui/form-icon.tsx';
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
    app.addMenuLink({
      to: 'plugins/concertation-moderation',
      icon: ModerationIcon,
      intlLabel: { id: 'concertation.moderation', defaultMessage: 'Modération' },
      permissions: READ_MODERATION,
      position: 2,
      Component: async () => import('./moderation/app.tsx'),
    });
    app.addMenuLink({
      to: 'plugins/concertation-formulaires',
      icon: FormIcon,
      intlLabel: { id: 'concertation.forms', defaultMessage: 'Formulaires' },
      permissions: SET_LIMITS,
      position: 3,
      Component: async () => import('./pages/limits-page.tsx'),
    });
    registerWidgets(app);
    app.registerPlugin({ id: 'concertation', name: 'Concertation' });
  },
};
