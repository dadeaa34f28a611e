import { randomUUID } from 'node:crypto';
import { CONSENT } from '@aggloforum/directory-mailing/contract/subscription.ts';
import { ANYBODY, DoorTable } from '../../cms/testing/door-table.ts';
import type { Awaited, Reach } from './ground.ts';
import { MARK } from './hostile.ts';

/** Stands in a body for the version of what the link opens, which is asked for when the body is sent. */
export const PRESENT_VERSION = '@present-version@';
/** Shaped like a signed link, and signed by nobody. */
const STRANGE = 'k1.Zm9ybQ.1893456000.bm9uY2U.c2lnbmF0dXJl';

/** Something that the public may send to, by itself or through a page. */
export interface PublicDoor {
  readonly method: string;
  /** Holds `:link` where one of `links` has its place. */
  readonly path: string;
  readonly links: readonly string[];
  readonly takes: 'json' | 'form';
  /** A form's, with a token and a key; what comes by a link needs none. */
  readonly isForm: boolean;
  /** A good sending, but for the token and the key; a storm spoils some of it. */
  fields(): Readonly<Record<string, unknown>>;
  /** Of the fields, those in which somebody writes what they like. */
  readonly texts: readonly string[];
}

type Sending = Pick<PublicDoor, 'isForm' | 'fields' | 'texts' | 'links'>;

/** Every endpoint of the CMS that `doors.txt` leaves open, and the pages of forms and behind links. */
export function publicDoors(reach: Reach): readonly PublicDoor[] {
  const known = sendings(reach);
  const door = (method: string, path: string, takes: PublicDoor['takes'], sending: Sending): PublicDoor => ({
    method,
    path,
    takes,
    ...sending,
  });
  const table = new DoorTable();
  const endpoints = table.routes.flatMap((route) => {
    const [method = '', pattern = ''] = route.split(' ');
    const asked = (table.questions(method, pattern) ?? []).filter(({ who }) => who.includes(ANYBODY));
    return asked.filter(({ path }) => path.startsWith('/api/')).map(({ path }) => [method, path] as const);
  });
  // Open to whoever signs, so that the table has it closed.
  const all = [...endpoints, ['POST', '/api/directory-mailing/bounces'] as const];
  return [
    ...all.map(([method, path]) =>
      door(method, path.replace(/999999/g, ':link'), 'json', known[ENDPOINTS[firstPart(path)] ?? ''] ?? NOTHING),
    ),
    ...PAGES.map(([path, name]) => door('POST', `/participer/${path}/`, 'form', known[name] ?? NOTHING)),
  ];
}

const NOTHING: Sending = { isForm: false, fields: () => ({}), texts: [], links: [STRANGE] };

/** What is worth spoiling, by the first part of the address that takes it; what is not named here gets nothing right. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  'directory-mailing/subscriptions': 'subscription',
  'directory-mailing/confirmations': 'confirmation',
  'directory-mailing/entries': 'entry',
  'directory-mailing/bounces': 'bounce',
  'directory-mailing/unsubscriptions': 'leaving',
  'directory-mailing/own-links': 'leaving',
  'directory-mailing/disownments': 'disownment',
  'concertation/messages': 'message',
  'concertation/message-context': 'place',
  'concertation/own-messages': 'ownMessage',
  'concertation/comments': 'comment',
  'concertation/comments/reports': 'report',
  'concertation/comment-contexts': 'place',
  'concertation/own-comments': 'ownComment',
  'concertation/appeals': 'appeal',
  'concertation/report-confirmations': 'reportConfirmation',
  'concertation/second-key': 'secondKey',
};

const PAGES: readonly (readonly [path: string, name: string])[] = [
  ['inscription', 'subscription'],
  ['message', 'message'],
  ['commentaire', 'comment'],
  ['signalement', 'reportPage'],
  ['confirmation/:link', 'confirmation'],
  ['desinscription/:link', 'leaving'],
  ['mon-inscription/:link', 'entry'],
  ['mon-message/:link', 'ownMessage'],
  ['ma-contribution/:link', 'ownComment'],
  ['recours/:link', 'appeal'],
  ['signalement-confirme/:link', 'reportConfirmation'],
  ['validation/:link', 'secondKeyPage'],
  ['ce-n-est-pas-moi/:link', 'disownment'],
];

/** Behind real links a page stands, whatever is sent to it. */
export function pagesBehind(reach: Reach): string[] {
  const known = sendings(reach);
  return PAGES.flatMap(([path, name]) =>
    (known[name]?.links ?? [])
      .filter((link) => link !== STRANGE && link !== '')
      .map((link) => `/participer/${path.replace(':link', link)}/`),
  );
}

function firstPart(path: string): string {
  const parts = path.split('/').slice(2);
  return parts.filter((part) => part !== '999999' && part !== 'export').join('/');
}

function sendings({ links, awaited, ...reach }: Reach): Readonly<Record<string, Sending>> {
  const form = (fields: () => object, texts: readonly string[], to: readonly string[] = ['']): Sending => ({
    isForm: true,
    fields: fields as Sending['fields'],
    texts,
    links: to,
  });
  const link = (to: readonly string[], fields: object, texts: readonly string[] = []): Sending => ({
    isForm: false,
    fields: () => ({ ...fields }),
    texts,
    links: [...to, STRANGE],
  });
  const report = { reason: 'off-topic', explanation: 'Cela ne parle pas du projet.', name: 'Dora', goodFaith: 'oui' };
  const reported = () => ({ ...report, email: address() });
  let turn = 0;
  const next = () => awaited[(turn += 1) % awaited.length] ?? { id: '', version: 0 };
  return {
    subscription: form(subscription, ['name', 'organisation']),
    message: form(message, ['name', 'subject', 'body']),
    comment: form(() => comment(reach), ['authorName', 'body']),
    report: form(reported, ['explanation', 'name'], [reach.comment]),
    reportPage: form(() => ({ ...reported(), comment: reach.comment }), ['explanation', 'name']),
    place: { ...NOTHING, links: [reach.project] },
    confirmation: link(links.confirmations, { act: 'confirm' }),
    entry: link(links.entries, { act: 'choose', communes: [], themes: [] }),
    ownMessage: link(links.messages, { act: 'confirm' }),
    ownComment: link(links.comments, { act: 'correct', body: OPINION, authorName: 'Dora', version: PRESENT_VERSION }, [
      'body',
      'authorName',
    ]),
    appeal: link(links.appeals, { text: OPINION }, ['text']),
    reportConfirmation: link(links.reports, {}),
    secondKey: { ...link(links.secondKey, {}), fields: () => ({ confirmed: 'oui', decisions: [sentBack(next())] }) },
    secondKeyPage: { ...link(links.secondKey, {}, awaited.map(factsOf)), fields: () => turned(next()) },
    bounce: link([], { kind: 'bounce', at: '2026-01-01T00:00:00Z' }),
    leaving: link(links.leaving, { voie: 'lien' }),
    disownment: link(links.disownments, {}),
  };
}

const OPINION = 'Je viens tous les jours par le quai, et j’y voudrais des arbres.';

/** Somebody else each time: nobody is written to more than three times a day. */
const address = () => `${randomUUID()}@example.org`;

const subscription = () => ({
  email: address(),
  name: 'Dora Martin',
  organisation: 'Association du quai',
  actorKind: 'person',
  communes: [],
  themes: [],
  consentVersion: CONSENT.version,
});

const message = () => ({
  name: 'Dora Martin',
  email: address(),
  subject: 'Le quai',
  body: 'Quand le quai sera-t-il rouvert aux piétons ?',
  kind: 'question',
});

/** No text comes twice: the same one over and over is what a robot sends. */
const comment = ({ project, consultation, comment: parent, charterVersion }: Omit<Reach, 'links' | 'awaited'>) => ({
  project,
  consultation,
  parent,
  authorName: 'Dora',
  email: address(),
  body: `${OPINION} ${randomUUID()}`,
  charterVersion,
});

/** Each text is decided once: what goes to its author holds markup whichever sending it is. */
const FACTS = `Le passage « ${MARK}0> » ne parle pas du projet.`;
const factsOf = ({ id }: Awaited) => `facts-${id}`;

const sentBack = ({ id, version }: Awaited) => ({ comment: id, version, action: 'send-back', facts: FACTS });

/** As the page of the second key sends it. */
const turned = ({ id, version }: Awaited) => ({
  confirmed: 'oui',
  [`action-${id}`]: 'send-back',
  [`version-${id}`]: String(version),
  [factsOf({ id, version })]: FACTS,
});
