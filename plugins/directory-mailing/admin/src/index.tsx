import type { StrapiApp } from '@strapi/strapi/admin';
import { LetterIcon } from './mailings/letter-icon.tsx';
import { MANAGE } from './mailings/permissions.ts';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/directory-mailing/envois',
      icon: LetterIcon,
      intlLabel: { id: 'directory-mailing.mailings', defaultMessage: 'Envois' },
      permissions: MANAGE,
      position: 2,
      Component: async () => import('./mailings/mailings-app.tsx'),
    });
    app.registerPlugin({ id: 'directory-mailing', name: 'Annuaire et envois' });
  },
};
