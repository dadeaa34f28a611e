import type { Core } from '@strapi/strapi';
import type { MailingActView, MailingAudience, MailingView } from '../../contract/mailings.ts';
import { MAILING_ACT } from '../content-types/index.ts';
import type { MailSender } from '../services/sender.ts';
import { settingsOf } from '../settings.ts';
import { type Audience, type AudienceFilter, filterKey } from './audience.ts';
import { currentContent, fingerprintOf, requireMailing } from './current.ts';
import type { DoubtfulLetters } from './doubtful-letters.ts';
import type { Freezer } from './freezer.ts';
import { calendarOf, toItem } from './mailing-calendar.ts';
import { choicesOf, namesOf } from './mailing-choices.ts';
import { mailingSettingsOf } from './mailing-settings.ts';
import { sendingDesk } from './progress.ts';
import { shown } from './reading-mails.ts';

/** What the page « Envois » shows. */
export const mailingViews = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = <T>(name: string) => strapi.plugin('directory-mailing').service(name) as T;
  const now = () => settingsOf(strapi).clock.now();

  const view = async (id: number): Promise<MailingView> => {
    const row = await requireMailing(strapi, id);
    const content = row.frozenAt === null ? await currentContent(strapi, row) : null;
    const acts = (await strapi.db
      .query(MAILING_ACT)
      .findMany({ where: { mailingId: id }, orderBy: { id: 'asc' } })) as MailingActView[];
    const { consultation, draft } = row;
    return {
      ...toItem(row),
      now: new Date(now()).toISOString(),
      version: row.version,
      subject: row.subject ?? content?.subject ?? null,
      draft: draft && { ...draft, consultation: consultation ?? '' },
      setting: consultation ? (await mailingSettingsOf(strapi, [consultation]))(consultation) : null,
      audienceNow: content === null ? null : await audienceOf(content.filter),
      fingerprint: content === null ? null : fingerprintOf(content),
      progress: row.frozenAt === null ? null : await sendingDesk(strapi).progress(id),
      acts: acts.map(({ act, by, at, detail }) => ({ act, by, at, detail })),
    };
  };

  const audienceOf = async (filter: AudienceFilter): Promise<MailingAudience> => {
    const [communes, themes] = await Promise.all([
      namesOf(strapi, 'api::commune.commune'),
      namesOf(strapi, 'api::theme.theme'),
    ]);
    const { count, excluded } = await service<Audience>('audience').count(filter);
    return {
      count,
      excluded,
      last: await service<Freezer>('freezer').lastAudience(filterKey(filter)),
      sample: (await service<Audience>('audience').people(filter, { search: '' })).map(shown),
      communes: filter.concerns.communes.map((code) => communes.get(code) ?? code),
      themes: filter.concerns.themes.map((slug) => themes.get(slug) ?? slug),
    };
  };

  const calendar = async () => ({
    ...(await calendarOf(strapi, now())),
    doubtfulLetters: await service<DoubtfulLetters>('doubtfulLetters').list(),
    isCopy: !(await service<MailSender>('sender').isOurs()),
  });

  return { calendar, view, choices: async () => choicesOf(strapi) };
};

export type MailingViews = ReturnType<typeof mailingViews>;
