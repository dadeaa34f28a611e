import type { StrapiApp } from '@strapi/strapi/admin';
import { PeopleIcon } from './directory/people-icon.tsx';
import { MANAGE as DIRECTORY } from './directory/permissions.ts';
import { LetterIcon } from './mailings/letter-icon.tsx';
import { MANAGE as MAILINGS } from './mailings/permissions.ts';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/directory-mailing/envois',
      icon: LetterIcon,
      intlLabel: { id: 'directory-mailing.mailings', defaultMessage: 'Envois' },
      permissions: MAILINGS,
      position: 2,
      Component: async () => import('./mailings/mailings-app.tsx'),
    });
    app.addMenuLink({
      to: 'plugins/directory-mailing/annuaire',
      icon: PeopleIcon,
      intlLabel: { id: 'directory-mailing.directory', defaultMessage: 'Annuaire' },
      permissions: DIRECTORY,
      position: 3,
      Component: async () => import('./directory/app.tsx'),
    });
    app.registerPlugin({ id: 'directory-mailing', name: 'Annuaire et envois' });
  },
};
