import { createHash } from 'node:crypto';
import type { FrozenMail } from '../../core/compose.ts';
import type { Core } from '@strapi/strapi';
import { refused } from '@aggloforum/concertation/contract/taking-part.ts';
import { settingsOf } from '../settings.ts';
import { contentOf, type MailingContent } from './content.ts';
import { mailSite, publishedConsultation } from './dossier-facts.ts';
import { mailingById, type MailingRecord, mailingsOf } from './mailing-rows.ts';

export async function requireMailing(strapi: Core.Strapi, id: number): Promise<MailingRecord> {
  const row = Number.isSafeInteger(id) ? await mailingById(strapi, id) : null;
  if (row === null) throw refused(404, 'not-found', 'Cet envoi n’existe pas.');
  return row;
}

/** What an unfrozen mailing would say, to whom, at its instant or now if that has passed. Null when its cause is not public any more. */
export async function currentContent(strapi: Core.Strapi, row: MailingRecord): Promise<MailingContent | null> {
  const { consultation } = row;
  const published = consultation ? await publishedConsultation(strapi, consultation) : null;
  const rows = consultation ? await mailingsOf(strapi, [consultation]) : [];
  const now = Math.max(settingsOf(strapi).clock.now(), row.dueAt === null ? 0 : Date.parse(row.dueAt));
  return contentOf(row, { site: await mailSite(strapi), published, rows, now });
}

/** Tells two contents apart: whoever confirms has read this one. */
export function fingerprintOf({ subject, html, text }: FrozenMail): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, html, text]))
    .digest('hex')
    .slice(0, 32);
}
