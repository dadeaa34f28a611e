/** Why a message was not taken. The first four are about the address itself; the others may be over tomorrow. */
export type RefusalReason =
  | 'unknown-address'
  | 'unknown-domain'
  | 'moved'
  | 'takes-no-mail'
  | 'full'
  | 'disabled'
  | 'our-mail'
  | 'too-big'
  | 'connection'
  | 'other';

const LASTING: ReadonlySet<RefusalReason> = new Set(['unknown-address', 'unknown-domain', 'moved', 'takes-no-mail']);

/** True when no later mail to this address can arrive either. */
export function isLasting(reason: RefusalReason): boolean {
  return LASTING.has(reason);
}

/** An enhanced status (RFC 3463) in a text, such as `5.1.1`; null when there is none. */
export function statusIn(text: string): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text.slice(0, 4_000))?.[0] ?? null;
}

/**
 * From the words of the server, else from its code: many say 5.7.1 or 5.0.0 whatever the matter is. What is about us
 * or our message is asked first: an address is given up for nothing but clear words about itself. `around` is what the
 * report says beside those words.
 */
export function refusalReason(status: string | null, words: string, around = ''): RefusalReason {
  const said = even(words);
  const byStatus = reasonOfStatus(status);
  if (byStatus === 'sender') return 'our-mail';
  if (byStatus === 'disabled') return byStatus;
  const found = PHRASES.find(([, phrases]) => phrases.some((phrase) => said.includes(phrase)));
  const reason = found?.[0] ?? byStatus;
  return isLasting(reason) && isForNow(status, `${said}${even(around)}`) ? 'other' : reason;
}

/** One line in lower case, whatever the line breaks and underscores. */
function even(words: string): string {
  return words.toLowerCase().replaceAll(/[\s_]+/g, ' ');
}

/** A server that says "for now", or has changed its mind after it took the recipient, is not sure about the address. */
function isForNow(status: string | null, said: string): boolean {
  return status?.startsWith('4.') === true || said.includes('end of data');
}

/** RFC 3463, 3.2 to 3.8, and RFC 7505 for 5.1.10; the class 4 or 5 says only whether the server would have gone on trying. */
function reasonOfStatus(status: string | null): RefusalReason | 'sender' {
  const [, subject, detail] = (status ?? '').split('.');
  return BY_DETAIL[`${subject}.${detail}`] ?? BY_SUBJECT[subject ?? ''] ?? 'other';
}

const BY_DETAIL: Readonly<Record<string, RefusalReason | 'sender'>> = {
  '1.1': 'unknown-address',
  '1.2': 'unknown-domain',
  '1.3': 'unknown-address',
  '1.6': 'moved',
  '1.7': 'sender',
  '1.8': 'sender',
  '1.10': 'takes-no-mail',
  '2.1': 'disabled',
  '2.2': 'full',
  '2.3': 'too-big',
  '3.4': 'too-big',
};
const BY_SUBJECT: Readonly<Record<string, RefusalReason>> = { '4': 'connection', '6': 'our-mail', '7': 'our-mail' };

/** Lower case, in the order in which they are looked for. */
const PHRASES: readonly (readonly [RefusalReason, readonly string[]])[] = [
  [
    'full',
    [
      'mailbox full',
      'mailbox is full',
      'over quota',
      'overquota',
      'quota exceeded',
      'exceeded quota',
      'exceeds quota',
      'out of storage',
      'insufficient storage',
      'not enough space',
      'no space left',
      'boîte pleine',
      'boite pleine',
    ],
  ],
  [
    'our-mail',
    [
      'spam',
      'blacklist',
      'blocklist',
      'block list',
      'dmarc',
      ' spf',
      'dkim',
      'reputation',
      'virus',
      'domain of sender',
      'reply to mail from',
      'relay access denied',
      'relaying denied',
      'unable to relay',
      'not permitted to relay',
      'sender address rejected',
      'sender rejected',
      'rate limit',
      'too many',
    ],
  ],
  ['too-big', ['message too large', 'message size exceeds', 'exceeds size limit', 'message is too big']],
  ['moved', ['has moved to', 'user has moved', 'address has changed', 'no longer with']],
  [
    'takes-no-mail',
    [
      'does not accept mail',
      "doesn't receive email",
      'null mx',
      'nullmx',
      'no smtp service',
      'accepts no mail',
      'mail is not accepted',
      'not accept any mail',
    ],
  ],
  [
    'unknown-address',
    [
      'user unknown',
      'unknown user',
      'no such user',
      'no such recipient',
      'no such address',
      'no such mailbox',
      'no such person',
      'no mailbox here by that name',
      'does not exist',
      "doesn't exist",
      'invalid recipient',
      'invalid mailbox',
      'invalid user',
      'unknown recipient',
      'recipient unknown',
      'address unknown',
      'unknown address',
      'mailbox not found',
      'user not found',
      'recipient not found',
      'unknown local part',
      'unrouteable address',
      'address rejected: unknown',
      'not a valid user',
      "doesn't have an account",
      "user doesn't have",
      'invalid final delivery userid',
      'no valid recipients',
      'recipient address rejected: access denied',
      "address couldn't be found",
      'address not found',
      'account not found',
      'not listed in',
      'adresse inconnue',
      'utilisateur inconnu',
      'destinataire inconnu',
      "adresse n'existe pas",
      'adresse n’existe pas',
    ],
  ],
  [
    'unknown-domain',
    [
      'host unknown',
      'invalid domain',
      'illegal host/domain',
      "couldn't find any host",
      "couldn't find a mail exchanger",
      'unknown host',
      'host not found',
      'domain not found',
      'unknown domain',
      'domain does not exist',
      'no such domain',
      'name or service not known',
      'unrouteable mail domain',
      'nxdomain',
    ],
  ],
  ['disabled', ['account is disabled', 'account disabled', 'mailbox disabled', 'suspended', 'inactive']],
];
