import type { StrapiApp } from '@strapi/strapi/admin';
import type { Overview } from '../../../contract/dossier.ts';
import { READ, READ_MESSAGES } from '../api/permissions.ts';
import { ModerationIcon } from '../moderation/moderation-icon.tsx';
import { READ_MODERATION } from '../moderation/permissions.ts';
import { FolderIcon } from '../ui/folder-icon.tsx';
import { SpeechIcon } from '../ui/speech-icon.tsx';
import { ModerationWidget } from './moderation-widget.tsx';
import { overviewWidget } from './overview-widget.tsx';
import { PromisesWidget } from './promises-widget.tsx';

const PARTS: readonly { part: keyof Overview; id: string; title: string; nothing: string; before: string }[] = [
  {
    part: 'open',
    id: 'ouvertes',
    title: 'Ouvertes',
    nothing: 'Aucune consultation n’est ouverte.',
    before: 'jusqu’au',
  },
  {
    part: 'openingThisWeek',
    id: 's-ouvrent',
    title: 'S’ouvrent cette semaine',
    nothing: 'Rien ne s’ouvre cette semaine.',
    before: 'ouvre le',
  },
  {
    part: 'closingThisWeek',
    id: 'ferment',
    title: 'Ferment cette semaine',
    nothing: 'Rien ne ferme cette semaine.',
    before: 'ferme le',
  },
  {
    part: 'waiting',
    id: 'en-attente',
    title: 'En attente',
    nothing: 'Aucun brouillon, aucune programmation.',
    before: 'prévu pour le',
  },
];

/** The cards of the home page; the CMS's own configuration takes Strapi's cards away. */
export function registerWidgets(app: StrapiApp): void {
  const cards = PARTS.map(({ part, id, title, nothing, before }) => {
    const Component = overviewWidget(part, nothing, before);
    return {
      pluginId: 'concertation',
      id,
      icon: FolderIcon,
      permissions: READ,
      title: { id: `concertation.widget.${id}`, defaultMessage: title },
      component: async () => Promise.resolve(Component),
    };
  });
  const moderation = {
    pluginId: 'concertation',
    id: 'a-moderer',
    icon: ModerationIcon,
    permissions: READ_MODERATION,
    title: { id: 'concertation.widget.a-moderer', defaultMessage: 'À modérer' },
    component: async () => Promise.resolve(ModerationWidget),
  };
  const promises = {
    pluginId: 'concertation',
    id: 'promesses',
    icon: SpeechIcon,
    permissions: READ_MESSAGES,
    title: { id: 'concertation.widget.promesses', defaultMessage: 'Promesses de la semaine' },
    component: async () => Promise.resolve(PromisesWidget),
  };
  app.widgets.register([moderation, ...cards, promises]);
}
