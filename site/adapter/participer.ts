import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const FOLDER = fileURLToPath(new URL('../src/participer/', import.meta.url));

/** The pages under `/participer/`, rendered for each request: they exist in the server bundle only, never as files. */
export function participerRoutes(): AstroIntegration {
  return {
    name: 'participer-routes',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        if (!existsSync(FOLDER)) return;
        // What the engine looks for when a page fails: without it another page answers that there is none.
        injectRoute({ pattern: '/500', entrypoint: `${FOLDER}_trouble.astro`, prerender: false });
        for (const file of globSync('**/*.astro', { cwd: FOLDER }).sort()) {
          if (file.split('/').some((part) => part.startsWith('_'))) continue;
          const path = file.replace(/\.astro$/, '');
          injectRoute({ pattern: `/participer/${patternOf(path)}`, entrypoint: `${FOLDER}${file}`, prerender: false });
        }
      },
    },
  };
}

/**
 * A page that is one word long is a personal page behind a signed link: its token is the last part of the address.
 * A folder is a form and what follows it.
 */
function patternOf(path: string): string {
  if (path.endsWith('/index')) return path.slice(0, -'/index'.length);
  return path.includes('[') || path.includes('/') ? path : `${path}/[token]`;
}
