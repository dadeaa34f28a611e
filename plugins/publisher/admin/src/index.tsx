import type { StrapiApp } from '@strapi/strapi/admin';
import { STEER } from './permissions.ts';
import { RocketIcon } from './rocket-icon.tsx';
import { StandingPanel } from './standing-panel.tsx';

interface SidePanels {
  addEditViewSidePanel(panels: readonly unknown[]): void;
}

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/publisher',
      icon: RocketIcon,
      intlLabel: { id: 'publisher.publication', defaultMessage: 'Publication' },
      permissions: STEER,
      position: 2,
      Component: async () => import('./publication-page.tsx'),
    });
    app.registerPlugin({ id: 'publisher', name: 'Publication' });
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: SidePanels };
    apis.addEditViewSidePanel([StandingPanel]);
  },
};
