import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What the server does instead of going on: a reply, or the end of the connection. */
export type Fault = { readonly code: number; readonly text: string } | 'drop' | undefined;

/** How a mail server misbehaves, by step and recipient; what is not said goes well. */
export interface Behaviour {
  readonly connect?: () => Fault;
  readonly mail?: () => Fault;
  readonly rcpt?: (to: string) => Fault | Promise<Fault>;
  /** Once the command DATA has come, before anything of the message is asked for. */
  readonly data?: () => Fault;
  /** Once the whole message is there: `drop` loses the answer to the final dot. */
  readonly dot?: (to: string) => Fault | Promise<Fault>;
}

export interface Arrival {
  readonly to: string;
  readonly from: string;
  readonly messageId: string;
  readonly source: string;
  /** `performance.now()` when the whole message was there. */
  readonly at: number;
}

export interface FaultSink {
  readonly url: string;
  readonly arrivals: Arrival[];
  /** Commands MAIL that came, whatever became of them. */
  knocks: number;
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

type Done = (error?: Error | null, message?: string) => void;

/** A mail server of this machine that fails as it is told. */
export async function startFaultSink(): Promise<FaultSink> {
  let behaviour: Behaviour = {};
  const arrivals: Arrival[] = [];
  const socketOf = ({ id }: SMTPServerSession): Socket | undefined => {
    const connections = (server as unknown as { connections: Set<{ id: string; _socket: Socket }> }).connections;
    return [...connections].find((connection) => connection.id === id)?._socket;
  };
  const answer = (fault: Fault, session: SMTPServerSession, done: Done) => {
    if (fault === undefined) return done(null, 'kept');
    if (fault === 'drop') return void socketOf(session)?.destroy();
    done(Object.assign(new Error(fault.text), { responseCode: fault.code }));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onConnect(session, done: Done) {
      socketOf(session)?.prependListener('data', (chunk: Buffer) => {
        if (/^DATA\r\n/m.test(chunk.toString('latin1'))) answerData(session);
      });
      answer(behaviour.connect?.(), session, done);
    },
    onMailFrom(_address, session, done: Done) {
      sink.knocks += 1;
      answer(behaviour.mail?.(), session, done);
    },
    onRcptTo({ address }, session, done: Done) {
      void Promise.resolve(behaviour.rcpt?.(address)).then((fault) => answer(fault, session, done));
    },
    onData(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done) {
      const whole = async (source: string) => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo[0]?.address ?? '';
        const messageId = /^Message-ID: (.+)$/im.exec(source)?.[1]?.trim() ?? '';
        arrivals.push({ to, from: mailFrom ? mailFrom.address : '', messageId, source, at: performance.now() });
        answer(await behaviour.dot?.(to), session, done);
      };
      // A connection that was dropped in the middle has nobody to answer.
      void text(stream).then(whole, () => undefined);
    },
  });
  const answerData = (session: SMTPServerSession) => {
    if (behaviour.data?.() === 'drop') socketOf(session)?.destroy();
  };
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const sink: FaultSink = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrivals,
    knocks: 0,
    behave: (next) => {
      behaviour = next;
    },
    stop: async () => {
      const { connections } = server as unknown as { connections: Set<{ _socket: Socket }> };
      for (const { _socket } of connections) _socket.destroy();
      await new Promise<void>((done) => server.close(done));
    },
  };
  return sink;
}
