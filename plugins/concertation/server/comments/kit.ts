import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { appealPage, ownCommentPage } from '../../contract/comments.ts';
import { signLink } from '../../core/taking-part/signed-link.ts';
import { type HouseKit, houseKitOf } from '../house-kit.ts';
import type { CommentSurroundings } from './surroundings.ts';

const DAY = 24 * 3_600_000;
/** As long as a comment is likely to matter to its author; a newer letter brings a newer link. */
const OWN_LINK_LASTS = 3 * 365 * DAY;
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
export interface CommentKit extends HouseKit {
  readonly around: CommentSurroundings;
  readonly passed: (instant: number) => boolean;
  readonly desk: string;
  /** For whoever sent the form, shown to them at once: says nothing about the address that they typed. */
  readonly ownToken: (comment: string) => string;
  /** For letters alone: whoever acts behind it has the address. */
  readonly ownLink: (comment: string) => string;
  /** Without an end: how long one may appeal, the decision's date says; who did reads the answer here. */
  readonly appealToken: (comment: string, version: number) => string;
  /** For letters alone. */
  readonly appealLink: (comment: string, version: number) => string;
  /** Keyed: equal for texts that differ in case, spaces and punctuation only. */
  readonly samenessOf: (body: string) => string;
  /** In the transaction in progress: the public state of these comments may differ from before. */
  readonly tellPublic: (kind: string, comments: readonly string[]) => Promise<void>;
}

/** `then`: another instant than now, for what is told of the past. */
export function commentKitOf(strapi: Core.Strapi, then?: number): CommentKit {
  const house = houseKitOf(strapi, then);
  const { absolute, clock, key, secret } = house;
  const ownToken = (subject: string) => signLink('comment', subject, key, clock.now() + OWN_LINK_LASTS);
  const appealToken = (subject: string, version: number) => signLink('appeal', `${subject} ${version}`, key);
  return {
    ...house,
    around: strapi.plugin('concertation').service('commentSurroundings') as CommentSurroundings,
    passed: (instant) => clock.now() >= instant,
    desk: house.inAdmin('concertation-moderation'),
    ownToken,
    ownLink: (comment) => absolute(ownCommentPage(ownToken(MAILED + comment))),
    appealToken,
    appealLink: (comment, version) => absolute(appealPage(appealToken(MAILED + comment, version))),
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
