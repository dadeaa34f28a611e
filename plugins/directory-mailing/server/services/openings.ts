export { siteSettings } from './site-settings.ts';
