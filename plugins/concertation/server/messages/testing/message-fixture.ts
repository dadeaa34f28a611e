import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BootedCms } from '../../../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../../../scripts/mail-catcher/catcher.ts';
import { until } from '../../../../directory-mailing/testing/opening-fixture.ts';
import { Citizen, linksTo, type Reply } from '../../../../directory-mailing/testing/subscription-fixture.ts';
import type { MessageList, MessageView } from '../../../contract/message-desk.ts';
import { MESSAGES_PATH, ownMessageEndpoint } from '../../../contract/messages.ts';
import { bootDossierCms, logIn, type Person } from '../../testing/dossier-cms.ts';

/** A Wednesday morning in Paris, before eight. */
export const START = '2026-11-25T06:00:00Z';

type Create = (uid: string, data: object, published?: boolean) => Promise<string>;

export interface MessageCms {
  readonly cms: BootedCms;
  readonly catcher: Catcher;
  readonly citizen: Citizen;
  readonly officer: Person;
  readonly lead: Person;
  /** Leads the other project. */
  readonly other: Person;
  readonly projects: { readonly own: string; readonly others: string; readonly inquiry: string };
  readonly departments: { readonly own: string; readonly water: string };
  readonly create: Create;
  setClock(instant: string): void;
  send(more?: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** The desk's row of a reference, as the officer sees it. */
  open(reference: string | undefined): Promise<MessageView>;
  /** Sent, its address confirmed unless said otherwise, and opened by the officer. */
  arrive(more: Readonly<Record<string, unknown>> & { readonly email: string }, confirm?: boolean): Promise<MessageView>;
  mailsTo(email: string): readonly { readonly subject: string; readonly text: string; readonly html: string }[];
  /** Written to them, sent or not. */
  lettersTo(email: string): Promise<number>;
  mailTo(email: string, subject: RegExp): Promise<{ readonly text: string; readonly html: string }>;
  stop(): Promise<void>;
}

/** A running CMS with two projects of two leads, an open inquiry on a third, two departments, and a mail catcher. */
export async function bootMessageCms(databaseUrl = ''): Promise<MessageCms> {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-messages-'));
  const clock = join(folder, 'clock');
  const setClock = setterOf(clock);
  setClock(START);
  const catcher = await startCatcher({ folder: join(folder, 'mail'), webPort: 0, smtpPort: 0 });
  const options = { dataDir: join(folder, 'data'), clock, smtpUrl: catcher.smtpUrl, databaseUrl };
  const { cms, choices } = await bootDossierCms(options);
  const create: Create = async (uid, data, published = false) => {
    const status = published ? { status: 'published' as const } : {};
    const type = uid as 'api::project.project';
    return (await cms.strapi.documents(type).create({ data: data as { title: string }, ...status })).documentId;
  };
  const officer = await logIn(cms, 'participation-officer', 'Olive');
  const lead = await logIn(cms, 'project-lead', 'Lea');
  const other = await logIn(cms, 'project-lead', 'Otto');
  const content = await writeContent(cms, create, { ...choices, lead: lead.id, other: other.id });
  const citizen = new Citizen(() => cms);

  const send = async (more: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
    citizen.ask('POST', MESSAGES_PATH, {
      kind: 'question',
      subject: 'Les bancs de la place',
      body: 'Combien de bancs seront à l’ombre en été ?',
      email: 'dora@example.org',
      name: 'Dora',
      formToken: await citizen.formToken(),
      idempotencyKey: randomUUID(),
      ...more,
    });
  const open = async (reference = ''): Promise<MessageView> => {
    const list = await officer.ask<MessageList>('GET', `/messages?text=${reference}`);
    return (await officer.ask<MessageView>('GET', `/messages/${list.body.items[0]?.id}`)).body;
  };
  const arrive: MessageCms['arrive'] = async (more, confirm = true) => {
    const { body } = await send(more);
    if (confirm) {
      const links = await linksTo(catcher, more.email);
      await citizen.ask('POST', ownMessageEndpoint(links['mon-message'] ?? ''), { act: 'confirm' });
    }
    return open(body.reference);
  };
  const mailsTo = (email: string) => catcher.mailbox.list().filter(({ to }) => to.includes(email));
  const lettersTo = async (email: string) =>
    cms.strapi.db.query('plugin::directory-mailing.letter').count({ where: { email } });
  const mailTo = async (email: string, subject: RegExp) => {
    const found = () => mailsTo(email).find((mail) => subject.test(mail.subject));
    await until(`a mail ${subject} to ${email}`, () => found() !== undefined);
    return found() as { text: string; html: string };
  };
  const stop = async () => {
    await cms.stop();
    await catcher.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const people = { officer, lead, other };
  const asking = { send, open, arrive, mailsTo, lettersTo, mailTo };
  return { cms, catcher, citizen, ...people, ...content, create, setClock, ...asking, stop };
}

/** Sets the clock of the house, a file; told anew even within the same tick of the disk. */
function setterOf(clock: string): (instant: string) => void {
  return (instant) => {
    writeFileSync(clock, instant);
    utimesSync(clock, new Date(), new Date());
  };
}

interface Ingredients {
  readonly procedure: string;
  readonly commune: string;
  readonly department: string;
  readonly lead: number;
  readonly other: number;
}

async function writeContent(
  cms: BootedCms,
  create: Create,
  { procedure, commune, department, lead, other }: Ingredients,
) {
  await create('api::site-settings.site-settings', {
    siteName: 'Essai',
    organisation: 'Agglomération d’essai',
    contactEmail: 'contact@example.org',
    contactPhone: '04 66 00 00 00',
    postalAddress: 'Hôtel d’agglomération\n30000 Nîmes',
    reportingAppUrl: 'https://signalement.example.org/',
  });
  const departments = cms.strapi.documents('api::department.department');
  const data = { phone: '04 66 11 11 11', address: 'Place des Essais', replyWorkingDays: 5 } as object;
  await departments.update({ documentId: department, data });
  const water = await create('api::department.department', {
    slug: 'eau',
    name: 'Direction de l’eau',
    phone: '04 66 22 22 22',
    address: 'Rue de l’Eau',
    replyWorkingDays: 15,
  });
  const project = async (slug: string, more: object) =>
    create('api::project.project', { slug, title: `Projet ${slug}`, department, ...more }, true);
  const own = await project('place', { leads: [lead], communes: [commune] });
  const others = await project('halle', { leads: [other] });
  const inquiry = await project('canal', { leads: [lead] });
  const legal = await create('api::procedure.procedure', {
    code: 'public-inquiry',
    label: 'Enquête publique',
    explanation: 'x',
    legalRegister: true,
  });
  const open = { opens: '2026-11-01', closes: '2026-12-20', introduction: 'x', origin: 'native' };
  await create(
    'api::consultation.consultation',
    {
      ...open,
      slug: 'enquete',
      title: 'Enquête sur le canal',
      project: inquiry,
      procedure: legal,
      contributionEmail: 'registre@example.org',
    },
    true,
  );
  const promised = { ...open, opens: '2026-09-01', closes: '2026-10-01', reportBackBy: '2026-11-27' };
  await create(
    'api::consultation.consultation',
    { ...promised, slug: 'avis', title: 'Votre avis', project: own, procedure },
    true,
  );
  return { projects: { own, others, inquiry }, departments: { own: department, water } };
}
