import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { bundleOfPages } from './adapter/adapter.ts';
import { bareImports } from './adapter/bare-imports.ts';
import { participerRoutes } from './adapter/participer.ts';
import { siteEnvironment } from './environment.ts';
import { isInSitemap } from './src/model/addresses.ts';

const { output, publicUrl, staticOutDir } = siteEnvironment();

/** One code, two outputs: the bundle that keeps the site fresh, and plain `astro build`, the oracle that tests compare it with. */
const outputs = {
  server: {
    output: 'server' as const,
    outDir: './dist-server',
    adapter: bundleOfPages(),
    integrations: [participerRoutes()],
  },
  static: {
    output: 'static' as const,
    outDir: staticOutDir,
    site: publicUrl,
    integrations: [sitemap({ filter: (url) => isInSitemap(new URL(url).pathname) })],
  },
};

export default defineConfig({
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  // Nothing inline: the Content-Security-Policy forbids it.
  build: { inlineStylesheets: 'never', format: 'directory' },
  // The front door judges where a post comes from, for every form alike.
  security: { checkOrigin: false },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [bareImports()] },
  ...outputs[output],
});
