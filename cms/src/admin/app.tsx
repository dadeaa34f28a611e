import type { StrapiApp } from '@strapi/strapi/admin';
import { FRENCH } from './french';
import { DARK, LIGHT } from './theme';
import { MARK } from './mark';

const LANGUAGE = 'strapi-admin-language';
/** Strapi tells of its new media library once, in English; its key ends with the (absent) installation id. */
const BANNERS = ['false', 'true'].flatMap((flag) => [
  `STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_${flag}:false`,
  `STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_${flag}:undefined`,
]);

export default {
  config: {
    locales: ['fr'],
    translations: { fr: FRENCH },
    theme: { light: { colors: LIGHT }, dark: { colors: DARK } },
    auth: { logo: MARK },
    menu: { logo: MARK },
    head: { favicon: MARK, title: 'Aggloforum' },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    // Strapi starts in English until somebody chooses; here nobody has to.
    if (localStorage.getItem(LANGUAGE) === null) localStorage.setItem(LANGUAGE, 'fr');
    for (const key of BANNERS) localStorage.setItem(key, 'true');
    document.documentElement.lang = 'fr';
    app.widgets.register((cards) => cards.filter(({ pluginId }) => pluginId === 'concertation'));
  },
};
