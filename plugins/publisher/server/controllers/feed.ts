import type { Core } from '@strapi/strapi';
import type { Acknowledgement } from '../../contract/changes.ts';
import { createClock } from '../../contract/clock.ts';
import { ndjson } from '../ndjson.ts';
import type { Changes, ChangesLine, Reached } from '../services/changes.ts';
import type { Consumers } from '../services/consumers.ts';
import type { Outbox } from '../services/outbox.ts';
import type { Snapshots } from '../services/snapshot.ts';
import { serviceOf } from '../tables.ts';

interface FeedContext {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly request: { readonly body?: unknown };
  body: unknown;
  type: string;
  status: number;
}

const LONGEST_WAIT_SECONDS = 30;

export const feedController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = <T>(name: string) => serviceOf<T>(strapi, name);
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  return {
    async read(context: FeedContext): Promise<void> {
      const asked = askedFor(context);
      if (!asked) return;
      const entries = await service<Outbox>('outbox').feed(asked.after, asked.wait);
      context.body = { entries, last: await service<Outbox>('outbox').lastPosition() };
    },

    changes(context: FeedContext): void {
      const asked = askedFor(context);
      if (!asked) return;
      context.type = 'application/x-ndjson';
      context.body = ndjson<ChangesLine>(
        async (write) => service<Changes>('changes').since(asked, asked.wait, write),
        (error) => strapi.log.error(JSON.stringify({ event: 'changes-torn', err: String(error) })),
      );
    },

    async snapshot(context: FeedContext): Promise<void> {
      context.body = await service<Snapshots>('snapshot').take();
    },

    async acknowledge(context: FeedContext): Promise<void> {
      const word = acknowledgementOf(context.request.body);
      if (!word) return malformed(context, 'name and position are required');
      await service<Consumers>('consumers').acknowledge(word, new Date(clock.now()).toISOString());
      context.status = 204;
    },
  };
};

/** Null when it is malformed, which the answer says. */
function askedFor(context: FeedContext): (Reached & { readonly wait: number }) | null {
  const after = Number(context.query['after'] ?? 0);
  const wait = Math.min(Number(context.query['wait'] ?? 0), LONGEST_WAIT_SECONDS);
  const mark = context.query['mark'] ?? '';
  if (Number.isInteger(after) && after >= 0 && wait >= 0) return { after, mark, wait };
  malformed(context, 'after and wait are numbers');
  return null;
}

function malformed(context: FeedContext, message: string): void {
  context.status = 400;
  context.body = { error: { code: 'malformed', message } };
}

function acknowledgementOf(body: unknown): Acknowledgement | null {
  const { name, position, failure, renderedAt, pages, ms, settledAt } = (body ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof position !== 'number' || !Number.isInteger(position)) return null;
  const text = (value: unknown, longest: number) => (typeof value === 'string' ? value.slice(0, longest) : null);
  const count = (value: unknown) => (typeof value === 'number' && value >= 0 ? Math.round(value) : null);
  return {
    name: name.slice(0, 100),
    position,
    failure: text(failure, 2_000),
    renderedAt: text(renderedAt, 30),
    pages: count(pages),
    ms: count(ms),
    settledAt: text(settledAt, 30),
  };
}
