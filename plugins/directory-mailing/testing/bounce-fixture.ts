import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { BOUNCES_PATH, type BounceReport, SEAL_HEADER, sealBody } from '../contract/bounces.ts';
import type { MailRef } from '../core/bounces/mail-mark.ts';
import { DELIVERY, LETTER, MAILING, STAKEHOLDER } from '../server/content-types/index.ts';
import { returnAddress } from '../core/bounces/return-address.ts';
import { bounceSettingsOf } from '../server/bounces/settings.ts';
import { messageIdOf } from '../server/sending/mail-writer.ts';
import { settingsOf } from '../server/settings.ts';

export const WEBHOOK_KEY = 'a key of thirty-two characters, or more';
export const BOUNCE_ADDRESS = 'retours@forum.example.org';

/** Somebody of the directory who said yes a year before the mails of these tests. */
export async function writePerson(strapi: Core.Strapi, name: string): Promise<number> {
  const row = await strapi.db.query(STAKEHOLDER).create({
    data: {
      email: `${name}@example.org`,
      name,
      state: 'confirmed',
      communes: [],
      themes: [],
      confirmedAt: '2025-11-23T11:00:00.000Z',
    },
  });
  return row.id;
}

/** A mail of a mailing to that person, which a server has accepted. */
export async function writeDelivery(strapi: Core.Strapi, stakeholderId: number, frozenAt: string): Promise<MailRef> {
  const key = randomUUID();
  const written = { consultation: key, occasion: 'opens', state: 'finished', subject: 'Consultation', frozenAt };
  const mailing = await strapi.db.query(MAILING).create({ data: { key, ...written } });
  const sent = { state: 'accepted', epoch: 1, attempts: 1 };
  const row = await strapi.db.query(DELIVERY).create({ data: { mailingId: mailing.id, stakeholderId, ...sent } });
  const ref: MailRef = { kind: 'delivery', id: row.id };
  const messageId = messageIdOf(settingsOf(strapi))(ref);
  await strapi.db.query(DELIVERY).update({ where: { id: row.id }, data: { messageId } });
  return ref;
}

/** A letter that a server has accepted. */
export async function writeLetter(strapi: Core.Strapi, email: string, queuedAt: string): Promise<MailRef> {
  const data = { kind: 'subscription-confirmation', email, subject: 'Confirmez', queuedAt, state: 'accepted' };
  const row = await strapi.db.query(LETTER).create({ data });
  return { kind: 'letter', id: row.id };
}

export function returnOf(strapi: Core.Strapi, ref: MailRef): string {
  return returnAddress(ref, bounceSettingsOf(strapi).address ?? '', settingsOf(strapi).linkKey.secret);
}

export interface Told {
  readonly status: number;
  readonly outcome: string | undefined;
  readonly code: string | undefined;
}

/** The program of a relay. What it sends, when, under which seal, is the test's to spoil. */
export class Relay {
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** A second of its own for each report: two of the same second and body would be one. */
  #last = 0;

  async report(report: BounceReport): Promise<Told> {
    this.#last = Math.max(this.#last + 1_000, Date.now() - 60_000);
    const body = JSON.stringify(report);
    return this.send(body, sealBody(body, this.#last, WEBHOOK_KEY));
  }

  async send(body: string, seal: string | null, contentType = 'application/json'): Promise<Told> {
    const response = await fetch(this.#url() + BOUNCES_PATH, {
      method: 'POST',
      headers: { 'content-type': contentType, ...(seal === null ? {} : { [SEAL_HEADER]: seal }) },
      body,
    });
    const text = await response.text();
    const answer = text.startsWith('{') ? (JSON.parse(text) as { outcome?: string; error?: { code: string } }) : {};
    return { status: response.status, outcome: answer.outcome, code: answer.error?.code };
  }
}
