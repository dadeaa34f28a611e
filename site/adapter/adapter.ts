import type { AstroIntegration } from 'astro';

/** Compiles the pages into one bundle that exports `createApp`; the follower and the front door render with it. */
export function bundleOfPages(): AstroIntegration {
  return {
    name: 'bundle-of-pages',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'bundle-of-pages',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: {
            staticOutput: 'stable',
            serverOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        });
      },
    },
  };
}
