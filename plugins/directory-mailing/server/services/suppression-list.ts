import { invalid, isAddress, normaliseAddress, refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { SuppressionAnswer, SuppressionCounts } from '../../contract/directory.ts';
import { addressMarks } from '../../core/address-mark.ts';
import { SUPPRESSION_REASONS } from '../../core/directory/labels.ts';
import { reasonFault } from '../../core/directory/retention-periods.ts';
import { SUPPRESSION } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { settingsOf } from '../settings.ts';
import type { StaffActs } from './staff-acts.ts';

/** To whom we do not write. It can be asked about one address; it can list none, for it holds none. */
export const suppressionList = ({ strapi }: { strapi: Core.Strapi }) => {
  const { linkKey } = settingsOf(strapi);
  const rows = () => strapi.db.query(SUPPRESSION);

  const counts = async (): Promise<SuppressionCounts> => {
    const reasons: [string, number][] = [];
    for (const reason of Object.keys(SUPPRESSION_REASONS))
      reasons.push([reason, await rows().count({ where: { reason } })]);
    return { total: await rows().count({}), reasons: Object.fromEntries(reasons) };
  };

  const marksOf = (typed: string): string[] => {
    const email = normaliseAddress(typed);
    if (!isAddress(email)) throw invalid({ email: 'Écrivez une adresse électronique entière.' });
    return addressMarks(email, linkKey.secret);
  };

  const check = async (typed: string): Promise<SuppressionAnswer> => {
    const row = await rows().findOne({ where: { mark: { $in: marksOf(typed) } }, orderBy: { id: 'asc' } });
    return { listed: row !== null, reason: row?.reason ?? null, at: row?.at ?? null, until: row?.until ?? null };
  };

  const lift = async (by: string, typed: string, reason: string): Promise<void> => {
    const wrong = reasonFault(reason);
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const marks = marksOf(typed);
    await strapi.db.transaction(async () => {
      const { count } = await rows().deleteMany({ where: { mark: { $in: marks } } });
      if (count === 0) throw refused(404, 'not-listed', 'Cette adresse n’est pas sur la liste d’opposition.');
      const acts = strapi.plugin('directory-mailing').service('staffActs') as StaffActs;
      await acts.record({ act: 'mark-lifted', by, count: 1, detail: { reason: reason.trim() } });
    });
    logEvent(strapi, 'info', 'suppression-lifted');
  };

  return { counts, check, lift };
};

export type SuppressionList = ReturnType<typeof suppressionList>;
