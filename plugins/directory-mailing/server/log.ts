import type { Core } from '@strapi/strapi';

/** Stable names, ids only: never an address, never a body. */
export function logEvent(
  strapi: Core.Strapi,
  level: 'info' | 'warn' | 'error',
  event: string,
  ids: Readonly<Record<string, unknown>> = {},
): void {
  strapi.log[level](JSON.stringify({ event, ...ids }));
}
