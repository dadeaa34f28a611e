import { join } from 'node:path';
import { NODE_FLAGS } from '../../site/follower/node-flags.ts';
import { ROOT, type Settings } from '../environment.ts';
import type { ServiceSpec } from './supervisor.ts';

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
      args: [join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'start'],
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
