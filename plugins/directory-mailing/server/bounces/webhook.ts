import { createHash, randomUUID } from 'node:crypto';
import { type FormContext, type Forms, refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import {
  BOUNCE_REPORT_LIMIT,
  type BounceOutcome,
  type BounceReport,
  bounceReportShape,
  SEAL_HEADER,
} from '../../contract/bounces.ts';
import type { Finding } from '../../core/bounces/classify.ts';
import { isLasting, refusalReason } from '../../core/bounces/refusal-reason.ts';
import { findReturnAddress } from '../../core/bounces/return-address.ts';
import { sealIsGood } from '../../core/bounces/webhook-seal.ts';
import { BOUNCE_SEAL } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';
import { bounceSettingsOf } from './settings.ts';

/** Where the body middleware leaves what was sent, byte for byte. */
const UNPARSED = Symbol.for('unparsedBody');

/** What a relay reports by itself. Who signs may say; whoever does not hears the same whatever they send. */
export const bouncesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const forms = (): Forms => strapi.plugin('concertation').service('forms');

  const store = async (report: BounceReport, seal: string): Promise<BounceOutcome> =>
    strapi.db.transaction(async ({ trx }) => {
      const { tableName } = strapi.db.metadata.get(BOUNCE_SEAL);
      const documentId = randomUUID();
      const row = { document_id: documentId, seal, at: new Date().toISOString(), created_at: new Date() };
      await strapi.db.getConnection(tableName).transacting(trx).insert(row).onConflict('seal').ignore();
      if ((await strapi.db.query(BOUNCE_SEAL).count({ where: { documentId } })) === 0)
        throw refused(409, 'replayed', 'Ce signalement a déjà été reçu.');
      const ref = findReturnAddress(report.returnAddress, settingsOf(strapi).linkKey.secret);
      if (ref === null) return 'unmatched';
      const intake = strapi.plugin('directory-mailing').service('bounces');
      return intake.take({ source: 'webhook', ref, finding: findingOf(report) });
    });

  return {
    async receive(context: FormContext): Promise<void> {
      const { headers, body } = context.request;
      const raw = rawOf(body);
      const seal = headers[SEAL_HEADER];
      const { key } = bounceSettingsOf(strapi);
      if (raw !== null && raw.length > BOUNCE_REPORT_LIMIT) return answer(context, 413, 'too-large');
      if (key === null || raw === null || typeof seal !== 'string' || !sealIsGood(seal, raw, Date.now(), key))
        return answer(context, 401, 'unsigned');
      const report = bounceReportShape.safeParse(body);
      if (!report.success) return answer(context, 400, 'malformed');
      await forms().answer(context, async () => ({
        status: 200,
        body: { outcome: await store(report.data, createHash('sha256').update(seal).digest('base64url')) },
      }));
    },
  };
};

function rawOf(body: unknown): string | null {
  const raw: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, UNPARSED) : null;
  return typeof raw === 'string' ? raw : null;
}

/** For programs: a code says it all. */
function answer(context: FormContext, status: number, code: string): void {
  context.set('Cache-Control', 'no-store');
  context.status = status;
  context.body = { error: { code, message: code } };
}

function findingOf({ kind, status: given, diagnostic = '' }: BounceReport): Finding {
  const status = given ?? null;
  if (kind === 'complaint') return { verdict: 'complaint', status, reason: null };
  const reason = refusalReason(status, diagnostic);
  return { verdict: isLasting(reason) ? 'hard' : 'soft', status, reason };
}
