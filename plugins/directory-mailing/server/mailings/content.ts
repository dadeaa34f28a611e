import { covers } from '../../core/audience.ts';
import { compose } from '../../core/compose.ts';
import { closingLetter, datesLetter, meetingLetter } from '../../core/occasions/news-letters.ts';
import { consentsFor } from '../../core/occasions/occasion.ts';
import { toldBefore } from '../../core/occasions/dates-changed.ts';
import type { PlannedRow, Told } from '../../core/occasions/facts.ts';
import { handLetter } from '../../core/occasions/hand-letter.ts';
import type { Announcement, MailFacts, MailSite } from '../../core/occasions/mail-facts.ts';
import { meetingsOf, newsOf, toldOfEvent } from '../../core/occasions/meetings.ts';
import type { FrozenMail } from '../../core/compose.ts';
import { openingLetter } from '../../core/opening-letter.ts';
import type { AudienceFilter } from './audience.ts';
import type { PublishedConsultation } from './dossier-facts.ts';
import type { MailingRecord } from './mailing-rows.ts';

export interface MailingContent extends FrozenMail {
  readonly told: Told;
  readonly replyTo: string | null;
  readonly filter: AudienceFilter;
}

export interface ContentSources {
  readonly site: MailSite;
  /** Null for one written by hand about nothing in particular. */
  readonly published: PublishedConsultation | null;
  /** The mailings of the consultation: what people were told. */
  readonly rows: readonly PlannedRow[];
  readonly now: number;
}

/** What a mailing would say now, and to whom. Null when its cause is not public any more. */
export function contentOf(row: MailingRecord, sources: ContentSources): MailingContent | null {
  const { site, published } = sources;
  const announcement = announcementOf(row, sources);
  if (announcement === null) return null;
  const { letter, told } = announcement;
  const concerns =
    row.draft === null ? published?.concerns : { communes: row.draft.communes, themes: row.draft.themes };
  return {
    ...compose(letter),
    told,
    replyTo: published?.replyTo ?? (site.contactEmail || null),
    filter: { concerns: concerns ?? { communes: [], themes: [] }, consents: consentsFor(row.occasion) },
  };
}

function announcementOf(row: MailingRecord, { site, published, rows, now }: ContentSources): Announcement | null {
  const facts: MailFacts | null = published && { site, ...published.mail };
  if (row.occasion === 'by-hand') {
    if (row.draft === null || (row.consultation && facts === null)) return null;
    const toAll = published === null || covers(row.draft, published.concerns);
    return handLetter(site, facts, { ...row.draft, toAll }, now);
  }
  if (facts === null) return null;
  switch (row.occasion) {
    case 'opens':
      return openingLetter(facts, now);
    case 'closing':
      return closingLetter(facts, now);
    case 'dates-changed':
      return datesLetter(facts, toldBefore(rows, facts.consultation), now);
    case 'meeting': {
      const event = published && meetingsOf(published.subject, rows).find(({ id }) => id === row.event);
      if (!event) return null;
      const before = toldOfEvent(rows, event.id)?.told ?? null;
      const news = newsOf(event, before);
      return news && meetingLetter(facts, event, news, before);
    }
  }
}
