import type { Core } from '@strapi/strapi';
import type { MailingMode, MailingSettingView } from '../../contract/mailings.ts';
import { MAILING_SETTING } from '../content-types/index.ts';

/** The house's own, where a consultation has none. */
export const HOUSE = '*';

/**
 * By itself: an opening is an instant, often at midnight, and who would confirm works half-time; a confirmation that
 * nobody gives tells nobody. What leaves by itself has been published by a person, stands in the calendar before, and
 * waits for a yes when its audience is not what one expects.
 */
const DEFAULT: MailingSettingView = { mode: 'automatic', closingDays: 7, own: false, changedBy: null, version: 0 };

interface Row {
  readonly consultation: string;
  readonly mode: MailingMode;
  readonly closingDays: number;
  readonly changedBy: string;
  readonly version: number;
}

export async function mailingSettingsOf(
  strapi: Core.Strapi,
  consultations: readonly string[],
): Promise<(consultation: string) => MailingSettingView> {
  const rows = (await strapi.db
    .query(MAILING_SETTING)
    .findMany({ where: { consultation: { $in: [...consultations, HOUSE] } } })) as Row[];
  const view = (consultation: string): MailingSettingView => {
    const row = rows.find((one) => one.consultation === consultation);
    if (row === undefined) return consultation === HOUSE ? DEFAULT : { ...view(HOUSE), own: false, version: 0 };
    const { mode, closingDays, changedBy, version } = row;
    return { mode, closingDays, changedBy, version, own: true };
  };
  return view;
}

/** False when somebody else has changed it meanwhile. */
export async function changeMailingSetting(
  strapi: Core.Strapi,
  consultation: string,
  wanted: { readonly mode: MailingMode; readonly closingDays: number; readonly version: number },
  by: string,
  at: string,
): Promise<boolean> {
  const settings = strapi.db.query(MAILING_SETTING);
  const data = { ...wanted, changedBy: by, changedAt: at, version: wanted.version + 1 };
  if (wanted.version > 0)
    return (await settings.updateMany({ where: { consultation, version: wanted.version }, data })).count === 1;
  if ((await settings.count({ where: { consultation } })) > 0) return false;
  await settings.create({ data: { ...data, consultation } });
  return true;
}
