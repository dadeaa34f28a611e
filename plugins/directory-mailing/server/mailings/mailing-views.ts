import type { Core } from '@strapi/strapi';
import { startOf } from '@aggloforum/concertation/contract';
import type {
  MailingActView,
  MailingAudience,
  MailingCalendar,
  MailingChoices,
  MailingItem,
  MailingView,
  MissedOpening,
} from '../../contract/mailings.ts';
import { toldOpeningAt } from '../../core/occasions/plan.ts';
import { openingAt } from '../../core/opening.ts';
import { MAILING, MAILING_ACT } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';
import { type Audience, type AudienceFilter, filterKey } from './audience.ts';
import { currentContent, fingerprintOf, requireMailing } from './current.ts';
import { publishedConsultations } from './dossier-facts.ts';
import type { Freezer } from './freezer.ts';
import { type MailingRecord, mailingsOf } from './mailing-rows.ts';
import { HOUSE, mailingSettingsOf } from './mailing-settings.ts';
import { sendingDesk } from './progress.ts';
import { shown } from './reading-mails.ts';

/** So many that are over stand in the calendar. */
const MOST_PAST = 100;
/** Openings of which somebody may still ask why nothing left. Milliseconds. */
const RECENTLY = 30 * 24 * 3_600_000;

/** What the page « Envois » shows. */
export const mailingViews = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = <T>(name: string) => strapi.plugin('directory-mailing').service(name) as T;
  const now = () => settingsOf(strapi).clock.now();

  const calendar = async (): Promise<MailingCalendar> => {
    const select = [
      'id',
      'occasion',
      'state',
      'reason',
      'title',
      'consultation',
      'announces',
      'dueAt',
      'frozenAt',
      'finishedAt',
      'audience',
      'subject',
    ];
    const rows = strapi.db.query(MAILING);
    const over = { state: { $in: ['finished', 'cancelled'] } };
    const living = (await rows.findMany({ where: { $not: over }, select, orderBy: { dueAt: 'asc' } })) as MailingRecord[];
    const past = (await rows.findMany({
      where: over,
      select,
      orderBy: { updatedAt: 'desc', id: 'desc' },
      limit: MOST_PAST,
    })) as MailingRecord[];
    const house = (await mailingSettingsOf(strapi, []))(HOUSE);
    const items = [...living, ...past].map(toItem);
    return { now: new Date(now()).toISOString(), items, missed: await missedOpenings(strapi, now()), house };
  };

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
    const [communes, themes] = await Promise.all([names('api::commune.commune'), names('api::theme.theme')]);
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

  /** By INSEE code, or by slug for themes. */
  const names = async (uid: 'api::commune.commune' | 'api::theme.theme'): Promise<Map<string, string>> => {
    const rows = (await strapi.db.query(uid).findMany({ orderBy: { name: 'asc' } })) as {
      insee?: string;
      slug: string;
      name: string;
    }[];
    return new Map(rows.map(({ insee, slug, name }) => [insee ?? slug, name]));
  };

  const choices = async (): Promise<MailingChoices> => {
    const listed = (map: Map<string, string>) => [...map].map(([id, label]) => ({ id, label }));
    const published = await publishedConsultations(strapi, {});
    return {
      communes: listed(await names('api::commune.commune')),
      themes: listed(await names('api::theme.theme')),
      consultations: published
        .map(({ subject, title, mail, concerns }) => ({
          id: subject.documentId,
          label: `${mail.project.title} – ${title}`,
          ...concerns,
        }))
        .toSorted((a, b) => a.label.localeCompare(b.label, 'fr')),
    };
  };

  return { calendar, view, choices };
};

export type MailingViews = ReturnType<typeof mailingViews>;

function toItem(row: MailingRecord): MailingItem {
  const { id, occasion, state, reason, title, subject, announces, dueAt, frozenAt, finishedAt, audience } = row;
  const consultation = row.consultation || null;
  return {
    id,
    occasion,
    state,
    reason,
    title: title || subject || '',
    consultation,
    announces,
    dueAt,
    frozenAt,
    finishedAt,
    audience,
  };
}

/** Native ones that opened lately without a mailing: the admin says why nothing left. */
async function missedOpenings(strapi: Core.Strapi, now: number): Promise<MissedOpening[]> {
  const from = new Date(now - RECENTLY).toISOString().slice(0, 10);
  const to = new Date(now).toISOString().slice(0, 10);
  const published = await publishedConsultations(strapi, { opens: { $gte: from, $lte: `${to}T99` } });
  const rows = await mailingsOf(
    strapi,
    published.map(({ subject }) => subject.documentId),
  );
  return published.flatMap(({ subject, title }) => {
    const own = rows.filter(({ consultation }) => consultation === subject.documentId);
    const answer = openingAt(subject, now, toldOpeningAt(own));
    const isPlanned = own.some(({ occasion, state }) => occasion === 'opens' && state !== 'cancelled');
    if (answer.due || isPlanned || subject.opens === null || startOf(subject.opens) > now) return [];
    const { reason } = answer;
    if (reason !== 'public-too-late' && reason !== 'too-late') return [];
    return [{ consultation: subject.documentId, title, opens: subject.opens, reason }];
  });
}
