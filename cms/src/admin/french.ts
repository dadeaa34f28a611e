import { FIELD_NAMES } from './field-names';

/** What Strapi's own French leaves in English or says of itself. */
const WORDS = {
  'Auth.form.welcome.title': 'Aggloforum',
  'Auth.form.welcome.subtitle': 'Connectez-vous pour préparer et publier les consultations',
  'app.components.LeftMenu.navbrand.title': 'Aggloforum',
  'app.components.LeftMenu.navbrand.workplace': 'Concertation',
  'HomePage.head.title': 'Accueil',
  'HomePage.header.title': 'Bonjour {name}',
  'HomePage.header.subtitle': 'Ce qui est ouvert, ce qui arrive, ce qui attend',
};

export const FRENCH: Readonly<Record<string, string>> = { ...FIELD_NAMES, ...WORDS };
