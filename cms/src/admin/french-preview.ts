/** Strapi's preview, which it leaves in English in this version. */
const WORDS = {
  'panel.title': 'Aperçu',
  'panel.button': 'Voir comme le public',
  'panel.button-configuration': 'Régler l’aperçu',
  'panel.button-disabled-tooltip': 'Enregistrez pour ouvrir l’aperçu',
  'page-title': 'Aperçu\u00a0: {contentType}',
  'header.close': 'Fermer l’aperçu',
  'copy.label': 'Copier le lien de l’aperçu',
  'copy.success': 'Le lien de l’aperçu est copié',
  'tabs.label': 'Brouillon ou page en ligne',
  'device.select': 'Choisir la taille de l’écran',
  'device.desktop': 'Ordinateur',
  'device.mobile': 'Téléphone',
};

export const PREVIEW: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(WORDS).map(([name, words]) => [`content-manager.preview.${name}`, words]),
);
