import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Core } from '@strapi/strapi';
import type { Post } from '../contract/letters-port.ts';
import { notMePage } from '../contract/messages.ts';
import type { Forms } from '../contract/taking-part.ts';
import { type LinkKey, signLink } from '../core/taking-part/signed-link.ts';

const NOT_ME_LASTS = 30 * 24 * 3_600_000;

/** What every act on something that a citizen sent is made of. */
export interface HouseKit {
  readonly clock: Clock;
  readonly secret: string;
  readonly key: LinkKey;
  readonly post: Post;
  readonly forms: Forms;
  /** Now, as an ISO instant. */
  readonly at: () => string;
  /** Address of a page of the site. */
  readonly absolute: (path: string) => string;
  /** Address of a page of this plugin in the administration. */
  readonly inAdmin: (page: string) => string;
  /** For whoever says « ce n’est pas moi »; `subject` with its prefix: other forms make such links too. */
  readonly notMeLink: (subject: string) => string;
  readonly log: (event: string, ids: Readonly<Record<string, unknown>>, level?: 'info' | 'warn') => void;
}

/** `then`: another instant than now, for what is told of the past. */
export function houseKitOf(strapi: Core.Strapi, then?: number): HouseKit {
  const read = (name: string) => strapi.plugin('concertation').config<string | null | undefined>(name) ?? undefined;
  const clock = then === undefined ? createClock(read('clock')) : { now: () => then };
  const secret = read('linkSecret');
  if (!secret) throw new Error('concertation: linkSecret is missing');
  const key: LinkKey = { id: 'k1', secret };
  const publicUrl = (read('publicUrl') ?? '').replace(/\/$/, '');
  const adminUrl = strapi.config.get<string>('admin.absoluteUrl', '').replace(/\/$/, '');
  const absolute = (path: string) => publicUrl + path;
  return {
    clock,
    secret,
    key,
    post: strapi.plugin('concertation').service('post') as Post,
    forms: strapi.plugin('concertation').service('forms') as Forms,
    at: () => new Date(clock.now()).toISOString(),
    absolute,
    inAdmin: (page) => `${adminUrl}/plugins/${page}`,
    notMeLink: (subject) => absolute(notMePage(signLink('not-me', subject, key, clock.now() + NOT_ME_LASTS))),
    log: (event, ids, level = 'info') => strapi.log[level](JSON.stringify({ event, ...ids })),
  };
}
