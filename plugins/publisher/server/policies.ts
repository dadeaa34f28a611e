import { timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';

interface PolicyContext {
  readonly req: { readonly socket: { readonly remoteAddress?: string } };
  readonly request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> };
}

/** A proxy on this machine speaks from loopback too, for others. */
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-real-ip'];
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export const policies = {
  /** The socket's own address, never a header; then the token that the start wrote into the data folder. */
  'from-this-machine': (context: PolicyContext, _config: unknown, { strapi }: { strapi: Core.Strapi }): boolean => {
    const address = context.req.socket.remoteAddress ?? '';
    const sent = Buffer.from(String(context.request.headers['authorization'] ?? ''));
    const wanted = Buffer.from(`Bearer ${strapi.plugin('publisher').config<string>('token')}`);
    const direct = FORWARDING.every((name) => context.request.headers[name] === undefined);
    return direct && LOOPBACK.has(address) && sent.length === wanted.length && timingSafeEqual(sent, wanted);
  },
};
