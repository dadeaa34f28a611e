import type { Core } from '@strapi/strapi';
import { effectiveClosing, parisMoment } from '@aggloforum/concertation/contract';
import { compose } from '../../core/compose.ts';
import { LATEST_ANNOUNCEMENT, openingAt } from '../../core/opening.ts';
import { openingLetter } from '../../core/opening-letter.ts';
import { MAILING } from '../content-types/index.ts';
import type { OpenedConsultation, SiteSettingsRow } from '../rows.ts';
import { settingsOf } from '../settings.ts';
import { storeMailing } from './store-mailing.ts';

type OpenedProject = NonNullable<OpenedConsultation['project']>;

const DAY = 24 * 3_600_000;

/** Looks for consultations that have opened and makes the mailing of each, once. May run anywhere, any number of times. */
export const openings = ({ strapi }: { strapi: Core.Strapi }) => {
  const { clock, mode, publicUrl } = settingsOf(strapi);

  /** Answers how many mailings it made. */
  const reconcile = async (): Promise<number> => {
    const now = clock.now();
    let made = 0;
    for (const consultation of await recentlyOpened(strapi, now)) {
      if (!consultation.project) continue;
      const announceable = { ...consultation, projectVisibleFrom: consultation.project.visibleFrom };
      const answer = openingAt(announceable, consultation.documentId, now);
      if (!answer.due || (await isMade(answer.key))) continue;
      if (await makeMailing(consultation, consultation.project, answer.key, now)) made += 1;
    }
    return made;
  };

  const isMade = async (key: string) => (await strapi.db.query(MAILING).count({ where: { key } })) > 0;

  const makeMailing = async (
    consultation: OpenedConsultation,
    project: OpenedProject,
    key: string,
    now: number,
  ): Promise<boolean> => {
    const site = await siteSettings(strapi);
    const letter = letterOf(consultation, project, { ...site, url: publicUrl, demo: mode === 'demo' });
    const row = {
      ...compose(letter),
      key,
      consultation: consultation.documentId,
      occasion: 'opens',
      replyTo: project.contactEmail || site.contactEmail || null,
      frozenAt: new Date(now).toISOString(),
    };
    const subject = {
      communes: consultation.communes.map(({ insee }) => insee),
      themes: project.themes.map(({ slug }) => slug),
    };
    return storeMailing(strapi, row, subject);
  };

  return { reconcile };
};

function letterOf(
  consultation: OpenedConsultation,
  project: OpenedProject,
  site: SiteSettingsRow & { readonly url: string; readonly demo: boolean },
) {
  const { procedure, contributionEmail } = consultation;
  return openingLetter({
    site: {
      ...site,
      name: site.siteName ?? 'Forum',
      organisation: site.organisation ?? '',
      contactEmail: site.contactEmail ?? '',
    },
    project: { ...project, summary: project.summary ?? '', example: project.example === true },
    consultation: {
      ...consultation,
      closes: effectiveClosing(consultation),
      procedure: procedure?.label ?? null,
      legalRegister: procedure?.legalRegister === true,
      email: contributionEmail,
    },
  });
}

/** Texts of moments sort by date: the database hands over the few days that matter and `core` decides. */
async function recentlyOpened(strapi: Core.Strapi, now: number): Promise<OpenedConsultation[]> {
  const from = parisMoment(now - LATEST_ANNOUNCEMENT - DAY).slice(0, 10);
  const to = parisMoment(now + DAY).slice(0, 10);
  const rows: unknown = await strapi.documents('api::consultation.consultation').findMany({
    status: 'published',
    filters: { origin: 'native', opens: { $gte: from, $lte: to } },
    populate: { project: { populate: { themes: true } }, communes: true, facts: true, places: true, procedure: true },
    sort: 'documentId',
  });
  return (rows as OpenedConsultation[]).map(withoutBlanks);
}

/** The page « Dossier » stores a moment that nobody chose as an empty text, which is no date. */
function withoutBlanks(row: OpenedConsultation): OpenedConsultation {
  return {
    ...row,
    closes: row.closes || null,
    visibleFrom: row.visibleFrom || null,
    facts: row.facts.map((fact) => ({ ...fact, until: fact.until || null })),
    project: row.project && { ...row.project, visibleFrom: row.project.visibleFrom || null },
  };
}

export async function siteSettings(strapi: Core.Strapi): Promise<SiteSettingsRow> {
  const row: unknown = await strapi.documents('api::site-settings.site-settings').findFirst({});
  return (row as SiteSettingsRow | null) ?? { siteName: null, organisation: null, contactEmail: null };
}
