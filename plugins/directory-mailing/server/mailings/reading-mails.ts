import { refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { MailingPerson, MailingPreview } from '../../contract/mailings.ts';
import type { FrozenMail } from '../../core/compose.ts';
import { personalise } from '../../core/letter.ts';
import { LETTER } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';
import { siteSettings } from '../services/site-settings.ts';
import type { Audience, AudienceFilter, AudienceMember } from './audience.ts';
import { currentContent, requireMailing } from './current.ts';
import { type MailingRecord, recordAct } from './mailing-rows.ts';

/** What a mailing says and to whom, before anybody gets it. */
export const readingMails = ({ strapi }: { strapi: Core.Strapi }) => {
  const audience = () => strapi.plugin('directory-mailing').service('audience') as Audience;

  const contentOrFrozen = async (row: MailingRecord): Promise<FrozenMail> => {
    const { subject, html, text } = row;
    if (subject && html && text) return { subject, html, text };
    const content = await currentContent(strapi, row);
    if (content === null)
      throw refused(409, 'no-content', 'La consultation n’est plus publiée\u00a0: il n’y a rien à lire.');
    return content;
  };

  const filterOf = async (row: MailingRecord): Promise<AudienceFilter | null> =>
    row.filters === null ? ((await currentContent(strapi, row))?.filter ?? null) : filterFrom(row.filters);

  /** Somebody of the directory, in the audience or not, and why not. */
  const people = async (id: number, search: string): Promise<MailingPerson[]> => {
    const filter = await filterOf(await requireMailing(strapi, id));
    return filter === null ? [] : (await audience().people(filter, { search })).map(shown);
  };

  /** As this person gets it; the way out is not theirs, so that nobody leaves in their name. */
  const preview = async (id: number, person: number | null): Promise<MailingPreview> => {
    const row = await requireMailing(strapi, id);
    const { subject, html, text } = await contentOrFrozen(row);
    const filter = await filterOf(row);
    const [found] = person === null || filter === null ? [] : await audience().people(filter, { id: person });
    return {
      subject,
      html: personalise(html, '#'),
      text: personalise(text, '(lien personnel de chaque destinataire)'),
      person: found ? shown(found) : null,
    };
  };

  /** One letter to whoever asks, as everybody would get it. */
  const test = async (id: number, to: string, by: string): Promise<void> => {
    const row = await requireMailing(strapi, id);
    const { subject, html, text } = await contentOrFrozen(row);
    const { clock, publicUrl } = settingsOf(strapi);
    const at = new Date(clock.now()).toISOString();
    const nobodys = `${publicUrl}/annuaire/`;
    await strapi.db.transaction(async () => {
      const letter = { kind: 'mailing-test', email: to, subject: `[Essai] ${subject}`, queuedAt: at, state: 'queued' };
      const replyTo = (await siteSettings(strapi)).contactEmail;
      await strapi.db.query(LETTER).create({
        data: { ...letter, replyTo, html: personalise(html, nobodys), text: personalise(text, nobodys) },
      });
      await recordAct(strapi, id, { act: 'tested', by, at });
    });
  };

  return { people, preview, test, filterOf };
};

export type ReadingMails = ReturnType<typeof readingMails>;

/** The inverse of `filterKey`. */
function filterFrom(key: string): AudienceFilter {
  const [communes, themes, consents] = JSON.parse(key) as [string[], string[], string[] | null];
  return { concerns: { communes, themes }, consents };
}

export function shown({ id, name, organisation, email, excluded }: AudienceMember): MailingPerson {
  return { id, name, organisation, address: addressHint(email), excluded };
}

/** Enough to know somebody by, and no more. */
export function addressHint(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}…@${domain}`;
}
