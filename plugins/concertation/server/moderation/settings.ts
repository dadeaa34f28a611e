import type { Core } from '@strapi/strapi';
import type { ModerationSettings, ModerationSettingsView } from '../../contract/moderation.ts';
import { settingFaults, settingsIn, USUAL_RETENTION } from '../../core/moderation/retention.ts';
import { invalid } from '../../core/refusal.ts';
import type { Dossiers } from '../services/dossiers.ts';
import { tableOf } from '../tables.ts';

const SETTING = 'plugin::concertation.moderation-setting';
const SHOWN = 20;

type Row = ModerationSettings & { readonly reason: string; readonly by: string; readonly at: string };

/** How long what belongs to comments is kept. Each state is a row of its own, never altered. */
export const moderationSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const latest = async (limit: number) => tableOf<Row>(strapi, SETTING).findMany({ orderBy: { id: 'desc' }, limit });

  const inForce = async (): Promise<ModerationSettings> => {
    const [last] = await latest(1);
    return last === undefined ? USUAL_RETENTION : settingsIn({ ...last });
  };

  const view = async (): Promise<ModerationSettingsView> => ({
    settings: await inForce(),
    history: (await latest(SHOWN)).map((row) => ({
      ...settingsIn({ ...row }),
      reason: row.reason,
      by: row.by,
      at: row.at,
    })),
  });

  const change = async (input: Readonly<Record<string, unknown>>, by: string): Promise<ModerationSettingsView> => {
    const faults = settingFaults(input);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const at = new Date((strapi.plugin('concertation').service('dossiers') as Dossiers).now()).toISOString();
    await tableOf(strapi, SETTING).create({ data: { ...settingsIn(input), reason: input['reason'], by, at } });
    return view();
  };

  return { inForce, view, change };
};

export type ModerationSettingsService = ReturnType<typeof moderationSettings>;
