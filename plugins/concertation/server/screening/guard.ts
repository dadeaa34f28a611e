import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { checkRule } from '../../core/screening/check-rule.ts';
import { faultsOfReason } from '../../core/screening/refusal-reason.ts';
import { MOST_RULES } from '../../core/screening/rule.ts';
import { documentsOf, rowOf } from '../services/editorial.ts';
import { inputOf, REASONS, RULES } from './rule-rows.ts';
import type { ScreeningService } from './screening.ts';
import { tableOf } from '../tables.ts';

type Input = Readonly<Record<string, unknown>>;
type Faults = Readonly<Record<string, string>>;

const WRITES = new Set(['create', 'update', 'clone', 'delete']);
/** What puts a rule out of service, or elsewhere in the list, asks nothing of its examples. */
const ALWAYS_ALLOWED = new Set(['enabled', 'order']);

/** Rules and reasons obey the core by whichever road they are written, in the transaction of the write. */
export function guardRules(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context as { uid: string; action: string };
    if ((uid !== RULES && uid !== REASONS) || !WRITES.has(action)) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: Input };
    return strapi.db.transaction(async ({ onCommit }) => {
      if (uid === REASONS) await judgeCode(strapi, action, documentId, data);
      const result = await next();
      const id = action === 'update' ? documentId : rowOf(result)?.documentId;
      if (uid === REASONS) {
        if (action !== 'delete') await judgeReason(strapi, id);
        return result;
      }
      if (action !== 'delete' && !(action === 'update' && isHarmless(data))) await judgeRule(strapi, id);
      onCommit(() => {
        (strapi.plugin('concertation').service('screening') as ScreeningService).forget();
        // What a new installation begins with is nobody's change.
        if (strapi.requestContext.get() === undefined) return;
        strapi.log.info(JSON.stringify({ event: 'moderation-rules-changed', rule: id ?? documentId ?? null }));
      });
      return result;
    });
  });
}

async function judgeRule(strapi: Core.Strapi, documentId: string | undefined): Promise<void> {
  const row = documentId === undefined ? null : await documentsOf(strapi, RULES).findOne({ documentId });
  if (!row) return;
  const checked = checkRule(inputOf(row));
  if (!checked.ok) refuse(checked.faults);
  if ((await tableOf(strapi, RULES).count({})) > MOST_RULES) {
    refuse({ label: `Il y a déjà ${MOST_RULES} règles\u00a0: supprimez-en une.` });
  }
}

async function judgeReason(strapi: Core.Strapi, documentId: string | undefined): Promise<void> {
  const row = documentId === undefined ? null : await documentsOf(strapi, REASONS).findOne({ documentId });
  if (!row) return;
  const faults = faultsOfReason(row);
  if (Object.keys(faults).length > 0) refuse(faults);
}

/** Beforehand: what the database refuses is told without a sentence. */
async function judgeCode(strapi: Core.Strapi, action: string, documentId?: string, data?: Input): Promise<void> {
  const copied = action === 'clone' && documentId ? await documentsOf(strapi, REASONS).findOne({ documentId }) : null;
  const code = data?.['code'] ?? copied?.['code'];
  if (typeof code !== 'string') return;
  const same = await tableOf(strapi, REASONS).findMany({ where: { code } });
  if (same.some((row) => action !== 'update' || row.documentId !== documentId)) {
    refuse({ code: 'Un autre motif a déjà ce code.' });
  }
}

function isHarmless(data: Input | undefined): boolean {
  return Object.keys(data ?? {}).every((name) => ALWAYS_ALLOWED.has(name)) && data?.['enabled'] !== true;
}

function refuse(faults: Faults): never {
  const found = Object.entries(faults).map(([path, message]) => ({
    path: path.split('.'),
    message,
    name: 'ValidationError',
  }));
  throw new errors.ValidationError(found[0]?.message ?? '', { errors: found });
}
