import type { Core } from '@strapi/strapi';

const action = (uid: string, displayName: string) => ({
  section: 'plugins',
  subCategory: uid.split('.')[0],
  displayName,
  uid,
  pluginName: 'concertation',
});

const ACTIONS = [
  action('dossier.read', 'Lire les dossiers'),
  action('dossier.write', 'Écrire les dossiers'),
  action('dossier.publish', 'Publier les dossiers'),
  action('dossier.unpublish', 'Retirer les dossiers'),
  action('participation.write', 'Ouvrir et fermer les commentaires'),
  action('moderation.read', 'Lire les commentaires en attente et les décisions'),
  action('moderation.decide', 'Modérer les commentaires'),
  action('moderation.policy', 'Régler les politiques de modération et la conservation'),
  action('moderation.substitute', 'Nommer qui remplace l’élu·e délégué·e'),
  action('limits.write', 'Régler ce que les formulaires acceptent'),
];

export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
}
