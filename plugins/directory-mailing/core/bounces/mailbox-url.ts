export interface MailboxAddress {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly pass: string;
  readonly folder: string;
}

/**
 * `imaps://user:password@host/FOLDER`; `imap://` only to this machine, for a password does not travel in the clear.
 * Throws one French sentence, which does not repeat the address: it holds a password.
 */
export function readMailboxUrl(text: string): MailboxAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'imaps:';
  if (url === null || !(secure || url.protocol === 'imap:') || url.username === '' || url.hostname === '')
    throw new Error('BOUNCE_MAILBOX_URL n’est pas une adresse comme imaps://compte:secret@imap.exemple.fr/INBOX.');
  if (!secure && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    throw new Error('BOUNCE_MAILBOX_URL doit commencer par imaps:// : imap:// ne vaut que sur la machine elle-même.');
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 993 : 143)),
    secure,
    user: decodeURIComponent(url.username),
    pass: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}
