import { timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';

interface PolicyContext {
  readonly req: { readonly socket: { readonly remoteAddress?: string } };
  readonly request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> };
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export const policies = {
  /** The socket's own address, never a header; then the token that the start wrote into the data folder. */
  'from-this-machine': (context: PolicyContext, _config: unknown, { strapi }: { strapi: Core.Strapi }): boolean => {
    const address = context.req.socket.remoteAddress ?? '';
    const sent = Buffer.from(String(context.request.headers['authorization'] ?? ''));
    const wanted = Buffer.from(`Bearer ${strapi.plugin('publisher').config<string>('token')}`);
    return LOOPBACK.has(address) && sent.length === wanted.length && timingSafeEqual(sent, wanted);
  },
};
