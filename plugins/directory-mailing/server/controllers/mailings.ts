import { Readable } from 'node:stream';
import {
  type Answered,
  answerOrRefuse,
  shaped,
  staffName,
  type StaffNames,
} from '@aggloforum/concertation/contract/answering.ts';
import { refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { MailingDesk } from '../mailings/desk.ts';
import { requireMailing } from '../mailings/current.ts';
import type { DoubtfulLetters } from '../mailings/doubtful-letters.ts';
import { exportOf, noteExport } from '../mailings/delivery-export.ts';
import { changeMailingSetting, HOUSE, mailingSettingsOf } from '../mailings/mailing-settings.ts';
import type { MailingViews } from '../mailings/mailing-views.ts';
import type { ReadingMails } from '../mailings/reading-mails.ts';
import { publishedConsultation } from '../mailings/dossier-facts.ts';
import type { MailSender } from '../services/sender.ts';
import type { StaffActs } from '../services/staff-acts.ts';
import { settingsOf } from '../settings.ts';

interface Context extends Answered {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: StaffNames & { readonly email: string } };
}

const version = z.int().min(0);
const draft = z.strictObject({
  subject: z.string().max(1_000),
  body: z.string().max(100_000),
  communes: z.array(z.string().max(20)).max(500),
  themes: z.array(z.string().max(100)).max(500),
  consultation: z.string().max(50),
});
const SHAPES = {
  draft,
  redraft: draft.extend({ version }),
  confirmation: z.strictObject({ count: z.int().min(0), fingerprint: z.string().max(64), version }),
  act: z.strictObject({
    act: z.enum(['hold', 'let-go', 'pause', 'resume', 'cancel', 'restore', 'retry']),
    version,
  }),
  doubts: z.strictObject({ decision: z.enum(['resend', 'leave']) }),
  setting: z.strictObject({ mode: z.enum(['automatic', 'confirmed']), closingDays: z.int().min(0).max(60), version }),
};

type Answer = (context: Context, id: number, by: string) => Promise<unknown>;

/** Nothing of the mailings stays in a cache. */
const answering =
  (answer: Answer, status = 200) =>
  async (context: Context): Promise<void> => {
    context.set('Cache-Control', 'no-store');
    const by = staffName(context.state.user);
    await answerOrRefuse(context, async () => answer(context, Number(context.params['id']), by), status);
  };

/** What is read. The permission is the whole question: who may see one mailing may see all. */
export const mailingsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('directory-mailing').service(name) as T;
  const views = () => part<MailingViews>('mailingViews');
  const reading = () => part<ReadingMails>('readingMails');
  return {
    calendar: answering(async () => views().calendar()),
    choices: answering(async () => views().choices()),
    view: answering(async (_context, id) => views().view(id)),
    people: answering(async ({ query }, id) => reading().people(id, words(query['search']))),
    preview: answering(async ({ query }, id) => {
      const person = Number(words(query['person']) || Number.NaN);
      return reading().preview(id, Number.isSafeInteger(person) ? person : null);
    }),
    export: answering(async (context, id, by) => {
      await requireMailing(strapi, id);
      await noteExport(strapi, id, by);
      context.set('Content-Type', 'text/csv; charset=utf-8');
      context.set('Content-Disposition', `attachment; filename="envoi-${id}.csv"`);
      return Readable.from(exportOf(strapi, id));
    }),
  };
};

/** What is done. */
export const mailingActsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('directory-mailing').service(name) as T;
  const views = () => part<MailingViews>('mailingViews');
  const desk = () => part<MailingDesk>('desk');
  const acting = (act: (context: Context, id: number, by: string) => Promise<void>) =>
    answering(async (context, id, by) => {
      await act(context, id, by);
      return views().view(id);
    });
  return {
    write: answering(
      async ({ request }, _id, by) => views().view(await desk().write(shaped(SHAPES.draft, request.body), by)),
      201,
    ),
    rewrite: acting(async ({ request }, id, by) => {
      const { version: read, ...form } = shaped(SHAPES.redraft, request.body);
      await desk().rewrite(id, form, read, by);
    }),
    test: answering(async ({ state }, id, by) => {
      await part<ReadingMails>('readingMails').test(id, state.user.email, by);
      return { to: state.user.email };
    }),
    confirm: acting(async ({ request }, id, by) => desk().confirm(id, shaped(SHAPES.confirmation, request.body), by)),
    act: acting(async ({ request }, id, by) => {
      const { act, version: read } = shaped(SHAPES.act, request.body);
      await desk().act(id, act, read, by);
    }),
    doubts: acting(async ({ request }, id, by) =>
      desk().resolveDoubts(id, shaped(SHAPES.doubts, request.body).decision, by),
    ),
    letterDoubt: answering(async ({ request }, id, by) => {
      await part<DoubtfulLetters>('doubtfulLetters').decide(id, shaped(SHAPES.doubts, request.body).decision, by);
      return views().calendar();
    }),
    installation: answering(async (_context, _id, by) => {
      await part<MailSender>('sender').confirmInstallation();
      await part<StaffActs>('staffActs').record({ act: 'copy-confirmed', by, count: 1 });
      return views().calendar();
    }),
    setting: answering(async ({ params, request }, _id, by) => {
      const consultation = params['consultation'] ?? '';
      const wanted = shaped(SHAPES.setting, request.body);
      if (consultation !== HOUSE && (await publishedConsultation(strapi, consultation)) === null)
        throw refused(404, 'not-found', 'Cette consultation n’est pas publiée.');
      const at = new Date(settingsOf(strapi).clock.now()).toISOString();
      if (!(await changeMailingSetting(strapi, consultation, wanted, by, at)))
        throw refused(409, 'changed-meanwhile', 'Ce réglage a changé entre-temps.');
      return (await mailingSettingsOf(strapi, [consultation]))(consultation);
    }),
  };
};

const words = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');
