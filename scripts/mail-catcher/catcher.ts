import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { Mailbox } from './mailbox.ts';
import { readMessage } from './message.ts';
import { listPage, MAIL_POLICY, messagePage, PAGE_POLICY } from './pages.ts';

export interface CatcherOptions {
  readonly folder: string;
  /** 0 takes a free port. */
  readonly webPort: number;
  readonly smtpPort: number;
  /** Other behaviours of a mail server, for tests. */
  readonly smtp?: SMTPServerOptions;
}

export interface Catcher {
  readonly mailbox: Mailbox;
  readonly url: string;
  readonly smtpUrl: string;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LARGEST_MAIL = 30 * 1024 * 1024;

/** A mail server that keeps what it is given and sends nothing on, with a page to read it. Loopback only. */
export async function startCatcher(options: CatcherOptions): Promise<Catcher> {
  const mailbox = new Mailbox(options.folder);
  const keep = callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> => {
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
    const source = await buffer(stream);
    const message = await readMessage(source, envelope, new Date());
    mailbox.add(message, source);
    return `Kept as ${message.id}`;
  });
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: LARGEST_MAIL,
    disableReverseLookup: true,
    onAuth: (_auth, _session, callback) => callback(null, { user: 'anyone' }),
    onData: (stream, session, callback) => keep(stream, session, callback),
    ...options.smtp,
  });
  // A client that goes away is its own affair.
  smtp.on('error', () => undefined);
  const web = createServer((request, response) => answer(mailbox, request, response));
  await Promise.all([
    new Promise<void>((done, fail) => web.once('error', fail).listen(options.webPort, LOOPBACK, done)),
    new Promise<void>((done, fail) => {
      smtp.server.once('error', fail);
      smtp.listen(options.smtpPort, LOOPBACK, done);
    }),
  ]);
  return {
    mailbox,
    url: `http://${LOOPBACK}:${(web.address() as AddressInfo).port}`,
    smtpUrl: `smtp://${LOOPBACK}:${(smtp.server.address() as AddressInfo).port}`,
    stop: async () => {
      web.closeAllConnections();
      await Promise.all([new Promise((done) => web.close(done)), new Promise<void>((done) => smtp.close(done))]);
    },
  };
}

function answer(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, type: string, body: string | Buffer, policy = PAGE_POLICY) => {
    response.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  // A page elsewhere could point a name of its own at this address and read the box.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? ''))
    return send(421, 'text/plain', 'Adresse inconnue.');
  const { pathname } = new URL(request.url ?? '/', 'http://catcher');
  const path = pathname.replace(/(?<=.)\/$/, '');
  if (path === '/api/messages' && request.method === 'DELETE') {
    mailbox.clear();
    return send(204, 'application/json', '');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'Méthode refusée.');
  if (path === '/health') return send(200, 'application/json', JSON.stringify({ status: 'ok' }));
  if (path === '/api/messages') return send(200, 'application/json', JSON.stringify(mailbox.list()));
  if (path === '/') return send(200, 'text/html', listPage(mailbox.list()));
  const [, id = '', view] = /^\/messages\/([\w-]+)(?:\/(html|text|source))?$/.exec(path) ?? [];
  const message = mailbox.get(id);
  if (message === undefined) return send(404, 'text/plain', 'Message inconnu.');
  if (view === 'html') return send(200, 'text/html', message.html, MAIL_POLICY);
  if (view === 'text') return send(200, 'text/plain', message.text);
  if (view === 'source') return send(200, 'text/plain', mailbox.source(id) ?? '');
  return send(200, 'text/html', messagePage(message));
}
