import type { MessageParts } from './message-parts.ts';

/** Robots that report about mail; whoever else writes to us is a person, or answers for one. */
const REPORTERS = [
  'mailer-daemon',
  'mailerdaemon',
  'mailer_daemon',
  'postmaster',
  'mail delivery',
  'mdaemon',
  'mail-daemon',
  'maildaemon',
];
const FAILURE_SUBJECTS = [
  'undeliver',
  'not deliver',
  'non remis',
  'non-remis',
  'non distribu',
  'delivery',
  'returned mail',
  'returned to sender',
  'mail failed',
  'mail failure',
  'failure notice',
  'message failure',
  'failed',
  'bounce',
];
const AWAY_SUBJECTS = [
  'out of office',
  'out of the office',
  'automatic reply',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'auto-response',
  'auto:',
  'vacation',
  'holiday',
  'on leave',
  'away from',
  'away until',
  'absence',
  'absent',
  'réponse automatique',
  'reponse automatique',
  'congé',
  'abwesenheit',
  'fuera de la oficina',
  'accusé de réception',
  'ticket received',
];
const CHALLENGES = [
  'confirm your message',
  'sender verification',
  'verify your address',
  'antispam verification',
  'mailinblack',
  'challenge',
];

export function isReporter({ headers }: MessageParts): boolean {
  const from = (headers.get('from') ?? '').toLowerCase();
  return headers.has('x-failed-recipients') || REPORTERS.some((name) => from.includes(name));
}

/** RFC 3834, and what was in use before it. `Precedence: bulk` alone says nothing: mailing lists carry it too. */
export function isAutomaticReply(parts: MessageParts): boolean {
  const { headers } = parts;
  if (parts.receipt) return true;
  const submitted = (headers.get('auto-submitted') ?? 'no').toLowerCase();
  if (submitted.startsWith('auto-replied') || submitted.startsWith('auto-notified')) return true;
  const precedence = (headers.get('precedence') ?? '').toLowerCase();
  if (['auto_reply', 'auto-reply', 'autoreply'].includes(precedence)) return true;
  const marks = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-mail-autoreply', 'x-vacation'];
  return marks.some((name) => headers.has(name)) || saysAway(parts);
}

/** Somebody is away, or asks us to prove that we are a person: the address works. */
export function saysAway({ headers }: MessageParts): boolean {
  const subject = (headers.get('subject') ?? '').toLowerCase();
  return [...AWAY_SUBJECTS, ...CHALLENGES].some((words) => subject.includes(words));
}

export function saysFailure({ headers }: MessageParts): boolean {
  const subject = (headers.get('subject') ?? '').toLowerCase();
  return headers.has('x-failed-recipients') || FAILURE_SUBJECTS.some((words) => subject.includes(words));
}
