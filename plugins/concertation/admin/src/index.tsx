import type { StrapiApp } from '@strapi/strapi/admin';
import { READ, READ_MESSAGES, READ_RULES, SET_LIMITS } from './api/permissions.ts';
import { ModerationIcon } from './moderation/moderation-icon.tsx';
import { READ_MODERATION } from './moderation/permissions.ts';
import { FolderIcon } from './ui/folder-icon.tsx';
import { SieveIcon } from './screening/sieve-icon.tsx';
import { FormIcon } from './ui/form-icon.tsx';
import { SpeechIcon } from './ui/speech-icon.tsx';
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
    app.addMenuLink({
      to: 'plugins/concertation-regles',
      icon: SieveIcon,
      intlLabel: { id: 'concertation.rules', defaultMessage: 'Règles de modération' },
      permissions: READ_RULES,
      position: 4,
      Component: async () => import('./screening/rules-page.tsx'),
    });
    app.addMenuLink({
      to: 'plugins/concertation-messages',
      icon: SpeechIcon,
      intlLabel: { id: 'concertation.messages', defaultMessage: 'Messages' },
      permissions: READ_MESSAGES,
      position: 2,
      Component: async () => import('./messages/app.tsx'),
    });
    registerWidgets(app);
    app.registerPlugin({ id: 'concertation', name: 'Concertation' });
  },
};
