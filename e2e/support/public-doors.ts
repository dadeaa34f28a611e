import { CONSENT } from '@aggloforum/directory-mailing/contract/subscription.ts';
import { ANYBODY, DoorTable } from '../../cms/testing/door-table.ts';

/** Something that the public may send to, by itself or through a page. */
export interface PublicDoor {
  readonly method: string;
  readonly path: string;
  readonly takes: 'json' | 'form';
  /** A good sending, but for the token and the key; a storm spoils some of it. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const subscription = {
  email: 'dora@example.org',
  name: 'Dora Martin',
  organisation: 'Association du quai',
  actorKind: 'person',
  consentVersion: CONSENT.version,
};

const message = {
  name: 'Dora Martin',
  email: 'dora@example.org',
  subject: 'Le quai',
  body: 'Quand le quai sera-t-il rouvert aux piétons ?',
  kind: 'question',
};

const comment = {
  project: 'exemple',
  authorName: 'Dora',
  body: 'Je viens tous les jours par le quai, et j’y voudrais des arbres.',
  charterVersion: '1',
};

const report = { reason: 'off-topic', explanation: 'Cela ne parle pas du projet.', goodFaith: 'oui' };

/** What is worth spoiling, by the address that takes it; an endpoint that is not named here gets nothing right. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/api/directory-mailing/subscriptions': { ...subscription, communes: [], themes: [] },
  '/api/concertation/messages': message,
  '/api/concertation/comments': comment,
  '/api/concertation/comments/': report,
  '/api/directory-mailing/bounces': { kind: 'bounce', at: '2026-01-01T00:00:00Z' },
  '/api/directory-mailing/entries/': { act: 'save', communes: [], themes: [] },
};

/** Shaped like a signed link, and signed by nobody. */
const TOKEN = 'k1.Zm9ybQ.1893456000.bm9uY2U.c2lnbmF0dXJl';
const PAGES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/participer/inscription/': subscription,
  '/participer/message/': message,
  '/participer/commentaire/': comment,
  '/participer/signalement/': { ...report, comment: 'x' },
  [`/participer/confirmation/${TOKEN}/`]: { act: 'confirm' },
  [`/participer/desinscription/${TOKEN}/`]: { act: 'leave' },
  [`/participer/mon-inscription/${TOKEN}/`]: { act: 'save' },
  [`/participer/ma-contribution/${TOKEN}/`]: { act: 'correct', body: comment.body, version: '1' },
  [`/participer/recours/${TOKEN}/`]: { text: comment.body },
  [`/participer/validation/${TOKEN}/`]: { confirmed: 'oui' },
  [`/participer/ce-n-est-pas-moi/${TOKEN}/`]: { act: 'disown' },
};

/** Every endpoint of the CMS that `doors.txt` leaves open, and the pages of forms and behind links. */
export function publicDoors(): readonly PublicDoor[] {
  const table = new DoorTable();
  const endpoints = table.routes.flatMap((route) => {
    const [method = '', pattern = ''] = route.split(' ');
    const asked = (table.questions(method, pattern) ?? []).filter(({ who }) => who.includes(ANYBODY));
    return asked.filter(({ path }) => path.startsWith('/api/')).map(({ path }) => endpoint(method, path));
  });
  const pages = Object.entries(PAGES).map(
    ([path, fields]) => ({ method: 'POST', path, takes: 'form', fields }) as const,
  );
  // Open to whoever signs, so that the table has it closed.
  const bounces = endpoint('POST', '/api/directory-mailing/bounces');
  return [...endpoints, bounces, ...pages];
}

function endpoint(method: string, path: string): PublicDoor {
  const known = Object.keys(FIELDS).find(
    (address) => path === address || (address.endsWith('/') && path.startsWith(address)),
  );
  return { method, path: path.replace(/999999/g, TOKEN), takes: 'json', fields: FIELDS[known ?? ''] ?? {} };
}
