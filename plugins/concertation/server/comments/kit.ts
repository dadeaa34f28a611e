import { createHmac } from 'node:crypto';
import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Core } from '@strapi/strapi';
import { appealPage, ownCommentPage } from '../../contract/comments.ts';
import type { Post } from '../../contract/letters-port.ts';
import type { Forms } from '../../contract/taking-part.ts';
import { type LinkKey, signLink } from '../../core/taking-part/signed-link.ts';
import type { CommentSurroundings } from './surroundings.ts';

const DAY = 24 * 3_600_000;
/** As long as a comment is likely to matter to its author; a newer letter brings a newer link. */
const OWN_LINK_LASTS = 3 * 365 * DAY;
const NOT_ME_LASTS = 30 * DAY;
/** Before the id of a comment or of a report, in the subject of a link that other forms make too. */
export const COMMENT_SUBJECT = 'comment:';
export const REPORT_SUBJECT = 'report:';
/** Before the id in links that went to an address by mail. */
const MAILED = 'mailed:';

/** What the subject of a link names, and whether the link went by mail. */
export function linked(subject: string): { readonly comment: string; readonly mailed: boolean } {
  const mailed = subject.startsWith(MAILED);
  return { comment: mailed ? subject.slice(MAILED.length) : subject, mailed };
}

/** What every act on comments is made of. */
export interface CommentKit {
  readonly clock: Clock;
  readonly key: LinkKey;
  readonly post: Post;
  readonly forms: Forms;
  readonly around: CommentSurroundings;
  /** Now, as an ISO instant. */
  readonly at: () => string;
  readonly passed: (instant: number) => boolean;
  readonly absolute: (path: string) => string;
  readonly desk: string;
  /** For whoever sent the form, shown to them at once: says nothing about the address that they typed. */
  readonly ownToken: (comment: string) => string;
  /** For letters alone: whoever acts behind it has the address. */
  readonly ownLink: (comment: string) => string;
  /** For whoever says « ce n’est pas moi »; `subject` with its prefix. */
  readonly notMeLink: (subject: string) => string;
  readonly appealToken: (comment: string, version: number, until: number) => string;
  /** For letters alone. */
  readonly appealLink: (comment: string, version: number, until: number) => string;
  /** Keyed: equal for texts that differ in case, spaces and punctuation only. */
  readonly samenessOf: (body: string) => string;
  readonly log: (event: string, ids: Readonly<Record<string, unknown>>, level?: 'info' | 'warn') => void;
  /** In the transaction in progress: the public state of these comments may differ from before. */
  readonly tellPublic: (kind: string, comments: readonly string[]) => Promise<void>;
}

/** `then`: another instant than now, for what is told of the past. */
export function commentKitOf(strapi: Core.Strapi, then?: number): CommentKit {
  const read = (name: string) => strapi.plugin('concertation').config<string | null | undefined>(name) ?? undefined;
  const clock = then === undefined ? createClock(read('clock')) : { now: () => then };
  const secret = read('linkSecret');
  if (!secret) throw new Error('concertation: linkSecret is missing');
  const key: LinkKey = { id: 'k1', secret };
  const publicUrl = (read('publicUrl') ?? '').replace(/\/$/, '');
  const absolute = (path: string) => publicUrl + path;
  const ownToken = (subject: string) => signLink('comment', subject, key, clock.now() + OWN_LINK_LASTS);
  const appealToken = (subject: string, version: number, until: number) =>
    signLink('appeal', `${subject} ${version}`, key, until);
  return {
    clock,
    key,
    post: strapi.plugin('concertation').service('post') as Post,
    forms: strapi.plugin('concertation').service('forms') as Forms,
    around: strapi.plugin('concertation').service('commentSurroundings') as CommentSurroundings,
    at: () => new Date(clock.now()).toISOString(),
    passed: (instant) => clock.now() >= instant,
    absolute,
    desk: `${strapi.config.get<string>('admin.absoluteUrl', '').replace(/\/$/, '')}/plugins/concertation-moderation`,
    ownToken,
    ownLink: (comment) => absolute(ownCommentPage(ownToken(MAILED + comment))),
    notMeLink: (subject) =>
      absolute(`/participer/ce-n-est-pas-moi/${signLink('not-me', subject, key, clock.now() + NOT_ME_LASTS)}/`),
    appealToken,
    appealLink: (comment, version, until) => absolute(appealPage(appealToken(MAILED + comment, version, until))),
    samenessOf: (body) =>
      createHmac('sha256', secret)
        .update(
          `aggloforum\nsameness\n${body
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim()}`,
        )
        .digest('base64url')
        .slice(0, 22),
    log: (event, ids, level = 'info') => strapi.log[level](JSON.stringify({ event, ...ids })),
    tellPublic: async (kind, comments) => {
      const touches = comments.map((id) => ({ type: 'comment', id }));
      await strapi.plugin('publisher').service('outbox').record({
        kind,
        uid: 'plugin::concertation.comment',
        documentId: comments[0],
        touches,
      });
    },
  };
}
