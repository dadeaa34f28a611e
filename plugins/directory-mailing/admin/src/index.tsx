import type { StrapiApp } from '@strapi/strapi/admin';
import { PeopleIcon } from './directory/people-icon.tsx';
import { MANAGE } from './directory/permissions.ts';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/directory-mailing/annuaire',
      icon: PeopleIcon,
      intlLabel: { id: 'directory-mailing.directory', defaultMessage: 'Annuaire' },
      permissions: MANAGE,
      position: 3,
      Component: async () => import('./directory/app.tsx'),
    });
    app.registerPlugin({ id: 'directory-mailing', name: 'Annuaire et envois' });
  },
};
