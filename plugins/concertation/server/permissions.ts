import { permissionsOf } from '@aggloforum/publisher/contract/doors.ts';
import type { Core } from '@strapi/strapi';

const action = permissionsOf('concertation');

const ACTIONS = [
  action('dossier.read', 'Lire les dossiers'),
  action('dossier.write', 'Écrire les dossiers'),
  action('dossier.publish', 'Publier les dossiers'),
  action('dossier.unpublish', 'Retirer les dossiers'),
  action('participation.write', 'Ouvrir et fermer les commentaires'),
  action('message.read', 'Lire les messages des habitants'),
  action('message.handle', 'Répondre aux messages des habitants'),
  action('message.settings', 'Régler la conservation des messages'),
  action('moderation.read', 'Lire les commentaires en attente et les décisions'),
  action('moderation.decide', 'Modérer les commentaires'),
  action('moderation.policy', 'Régler les politiques de modération et la conservation'),
  action('moderation.substitute', 'Désigner la suppléance de l’élu·e délégué·e'),
  action('limits.write', 'Régler ce que les formulaires acceptent'),
  action('rules.read', 'Lire et essayer les règles de modération'),
  action('rules.write', 'Écrire les règles de modération'),
];

export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
}
