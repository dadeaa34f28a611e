import { join } from 'node:path';
import { NODE_FLAGS } from '../../site/follower/node-flags.ts';
import { ROOT, type Settings } from '../environment.ts';
import type { ServiceSpec } from './supervisor.ts';

/**
 * Short pauses before much memory: what lives in a CMS is some 150 MiB, and with the engine's own measure 450 MiB of
 * remains were put away at one go, while everybody waited.
 */
const CMS_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=80'] as const;

/** What runs, in the order in which it starts. */
export function servicesOf(settings: Settings): ServiceSpec[] {
  const catcher: ServiceSpec = {
    name: 'mail-catcher',
    cwd: '.',
    args: ['scripts/mail-catcher/main.ts'],
    healthUrl: `http://127.0.0.1:${settings.mailPort}/health`,
    stopsWithin: 3_000,
  };
  return [
    ...(settings.mode === 'demo' ? [catcher] : []),
    {
      name: 'cms',
      cwd: 'cms',
      args: [...CMS_FLAGS, join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'start'],
      healthUrl: `http://127.0.0.1:${settings.cmsPort}/health`,
      stopsWithin: 15_000,
    },
    {
      name: 'follower',
      cwd: 'site',
      args: [...NODE_FLAGS, 'follower/main.ts'],
      healthUrl: null,
      stopsWithin: 10_000,
    },
    {
      name: 'front-door',
      cwd: 'site',
      args: ['front-door/main.ts'],
      healthUrl: `http://127.0.0.1:${settings.sitePort}/health`,
      stopsWithin: 5_000,
    },
  ];
}
