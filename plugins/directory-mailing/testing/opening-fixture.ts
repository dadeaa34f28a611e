import type { Core } from '@strapi/strapi';

/** Noon in Paris of the day on which everything opens. */
const OPENS = '2026-11-23T12:00';
/** Hours before: the clock goes on while the test is made ready. */
export const BEFORE = '2026-11-23T07:00:00Z';
export const AFTER = '2026-11-23T11:00:30Z';

export async function writeSettings(strapi: Core.Strapi): Promise<void> {
  await strapi.documents('api::site-settings.site-settings').create({
    data: {
      siteName: 'Agglo forum',
      tagline: 'La parole est à vous',
      organisation: 'Agglomération d’exemple',
      contactEmail: 'forum@example.org',
      postalAddress: '1 rue d’Essai',
    },
  });
}

/** A native, published consultation that opens at `OPENS`; answers its document id. */
export async function writeConsultation(
  strapi: Core.Strapi,
  slug: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const project = await strapi
    .documents('api::project.project')
    .create({ data: { title: `Projet ${slug}`, slug, summary: 'Un chemin à l’ombre.' } });
  await strapi.documents('api::project.project').publish({ documentId: project.documentId });
  const data = {
    title: `Donnez votre avis sur ${slug}`,
    slug: 'concertation',
    origin: 'native',
    opens: OPENS,
    closes: '2026-12-24',
    project: project.documentId,
    ...more,
  };
  const consultation = await strapi.documents('api::consultation.consultation').create({ data: data as never });
  await strapi.documents('api::consultation.consultation').publish({ documentId: consultation.documentId });
  return consultation.documentId;
}

export async function projectOf(strapi: Core.Strapi, consultation: string): Promise<string> {
  const found: unknown = await strapi
    .documents('api::consultation.consultation')
    .findOne({ documentId: consultation, populate: ['project'] });
  return (found as { project: { documentId: string } }).project.documentId;
}

/** A published meeting of the consultation, at the town hall; answers its document id. */
export async function writeMeeting(
  strapi: Core.Strapi,
  consultation: string,
  title: string,
  starts: string,
): Promise<string> {
  const project = await projectOf(strapi, consultation);
  const data = { title, starts, kind: 'public-meeting', place: 'Mairie', project, consultation };
  const events = strapi.documents('api::calendar-event.calendar-event');
  const { documentId } = await events.create({ data: data as never });
  await events.publish({ documentId });
  return documentId;
}

export async function writeStakeholders(strapi: Core.Strapi, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await strapi.db.query('plugin::directory-mailing.stakeholder').create({
      data: { email: `${name}@example.org`, name, state: 'confirmed', communes: [], themes: [] },
    });
  }
}

export async function deliveryStates(strapi: Core.Strapi): Promise<string[]> {
  const rows: { state: string }[] = await strapi.db
    .query('plugin::directory-mailing.delivery')
    .findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ state }) => state);
}

/** Mailings whose audience and content are fixed; what only stands in the calendar is none yet. */
export async function frozenCount(strapi: Core.Strapi): Promise<number> {
  return strapi.db.query('plugin::directory-mailing.mailing').count({ where: { frozenAt: { $notNull: true } } });
}

/** Asks until the answer holds; a test never counts on how fast a machine is. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + 180_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
