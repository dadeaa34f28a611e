import type { OwnComment } from '@aggloforum/concertation/contract/comments.ts';
import type {
  PublicCharter,
  PublicComment,
  PublicConsultation,
  PublicModeration,
} from '@aggloforum/publisher/contract';

const DAY = 86_400_000;
const FIRST = Date.parse('2027-02-11T08:12:00Z');
const at = (days: number) => new Date(FIRST + days * DAY).toISOString();

/** A comment that is public: its first one, unless said otherwise. */
export function comment(consultation: string, number: number, fields: Partial<PublicComment> = {}): PublicComment {
  return {
    id: `${consultation.replace('/', '-')}-${number}`,
    consultation,
    number,
    parent: null,
    slot: number,
    state: 'published',
    authorName: 'Camille',
    body: 'Des arbres, oui ; mais lesquels ?',
    official: null,
    publishedAt: at(number / 10),
    correctedAt: null,
    gone: null,
    ...fields,
  };
}

/** One comment in each state that a page must show, with answers. */
export function everyComment(of: string): PublicComment[] {
  const left = (state: PublicComment['state'], article: string | null = null) => ({
    state,
    authorName: null,
    body: null,
    gone: { at: at(4), article },
  });
  const reply = (to: number) => ({ parent: comment(of, to).id, slot: null });
  return [
    comment(of, 1, {
      authorName: 'Riveraine de la rue du Puits',
      body: 'La deuxième esquisse me plaît : elle garde l’ombre de l’après-midi.\n\nMais où garer les vélos ? Voyez https://velo.example.org/stationnement, page 12.',
    }),
    comment(of, 2, {
      ...reply(1),
      authorName: null,
      official: { service: 'Direction des espaces publics' },
      body: 'Trente arceaux sont prévus côté marché ; leur place exacte est ouverte à la discussion.',
    }),
    comment(of, 3, { ...reply(1), authorName: 'Yanis', body: 'Merci, c’est noté !', correctedAt: at(2) }),
    comment(of, 4, {
      slot: 2,
      state: 'redacted',
      body: 'Monsieur […] m’a dit que tout était décidé. Est-ce vrai ?',
      authorName: 'Une habitante',
    }),
    comment(of, 5, { slot: 3, ...left('removed', 'respect') }),
    comment(of, 6, { ...reply(5), body: 'Restons courtois.', authorName: 'Ahmed' }),
    comment(of, 7, { slot: 4, ...left('withdrawn') }),
    comment(of, 8, { slot: 5, ...left('erased') }),
    comment(of, 9, {
      slot: 6,
      authorName: '\u05d0\u05d1\u05d2 <b>"O’Neil"</b> & C\u1d52',
      body: '<script>alert(1)</script> & "guillemets"\n  une ligne, puis une autre',
    }),
  ];
}

const OPENINGS = ['Je préfère', 'Il manque', 'Pourquoi pas', 'Attention à', 'Merci pour', 'On oublie', 'Bravo pour'];
const THINGS = [
  'les platanes',
  'la fontaine',
  'un marché couvert',
  'les bancs',
  'le bruit',
  'l’ombre',
  'les commerces',
];
const ENDS = [
  'sur la place.',
  'le samedi matin.',
  'pour les enfants du quartier.',
  'en plein été.',
  'à côté de l’école.',
];

/** So many comments of a sentence, all alike and none the same; every seventh is an answer. */
export function longThread(of: string, count: number): PublicComment[] {
  let slot = 0;
  return Array.from({ length: count }, (_, index): PublicComment => {
    const number = index + 1;
    const isReply = number % 7 === 0;
    const body = `${OPENINGS[number % 7]} ${THINGS[(number * 3) % 7]} ${ENDS[(number * 7) % 5]}`;
    if (!isReply) slot += 1;
    const place = isReply ? { parent: comment(of, number - 1).id, slot: null } : { slot };
    return comment(of, number, { body, authorName: `Habitant·e ${number}`, ...place });
  });
}

const counts = {
  received: 412,
  published: 371,
  redacted: 9,
  refused: [
    { article: 'respect', count: 14 },
    { article: 'sujet', count: 6 },
  ],
  spam: 58,
  removed: 3,
  sentBack: 11,
  withdrawn: 4,
  reports: 21,
  appeals: { received: 7, upheld: 2, rejected: 3, open: 1, moot: 1 },
  medianToPublication: 1_525,
  medianToReply: 5_800,
} as const;

export const FIGURES: PublicModeration = {
  at: '2027-03-01T08:00:00.000Z',
  total: counts,
  departments: [
    { ...counts, department: 'espaces-publics', received: 390, published: 352 },
    {
      department: null,
      received: 22,
      published: 19,
      redacted: 0,
      refused: [],
      spam: 0,
      removed: 0,
      sentBack: 0,
      withdrawn: 0,
      reports: 0,
      appeals: { received: 0, upheld: 0, rejected: 0, open: 0, moot: 0 },
      medianToPublication: 45,
      medianToReply: null,
    },
  ],
};

const POLICY = { mode: 'pre-moderation-two-keys', teamDays: 2, electedDays: 3 } as const;

/** A consultation in each state of its comments; the slug names the state. */
export function commentStates(
  channels: PublicConsultation['channels'],
): Readonly<Record<string, Partial<PublicConsultation>>> {
  const on = { state: 'on', from: null, to: null, reason: null, policy: POLICY } as const;
  const withComments = (comments: Partial<PublicConsultation['channels']['comments']>) => ({
    channels: { ...channels, comments: { ...on, ...comments } },
  });
  return {
    commented: withComments({}),
    'comments-off': withComments({ state: 'off', reason: 'Le projet est entre les mains du tribunal.' }),
    'comments-soon': withComments({ from: '2027-03-08T09:00' }),
    'comments-closed': { opens: '2026-11-01', closes: '2026-12-31', ...withComments({}) },
    'long-thread': withComments({ policy: { ...POLICY, mode: 'post-moderation' } }),
  };
}

export function commentsOfStates(): PublicComment[] {
  return [
    ...everyComment('commented/concertation'),
    ...everyComment('comments-closed/concertation'),
    ...longThread('long-thread/concertation', 160),
  ];
}

export const CHARTER: PublicCharter = {
  version: '1.0',
  adoptedOn: '2027-01-04',
  introduction: 'Ce qui vaut pour tout le monde.',
  articles: [
    { id: 'respect', title: 'Le respect des personnes', text: 'On critique un projet, jamais une personne.' },
    { id: 'sujet', title: 'Le sujet', text: 'On parle de la consultation.' },
  ],
};

/** Behind the link of its author: sent back to be corrected. */
export function ownComment(): OwnComment {
  const received = '2026-11-23T10:00:00.000Z';
  return {
    reference: 'COM-1',
    project: { slug: 'halle', title: 'La halle' },
    consultation: { slug: 'avis', title: 'Votre avis' },
    authorName: 'Ana',
    lastName: 'Ana',
    email: null,
    confirmed: false,
    receivedAt: received,
    author: 'active',
    publicPath: null,
    public: null,
    revisions: [
      {
        number: 1,
        authorName: 'Ana',
        body: 'Une halle.',
        redactedBody: null,
        state: 'sent-back',
        stateWords: 'renvoyé',
        submittedAt: received,
      },
    ],
    decisions: [{ at: received, words: 'Décidé entre-temps', article: null, facts: null }],
    awaited: false,
    may: { correct: true, correctionClosed: null, withdraw: true, erase: true, confirm: false, appeal: null },
    appeal: null,
    version: 2,
  };
}
