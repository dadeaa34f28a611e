import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a sink saw since it was asked last. Instants are milliseconds of its own clock. */
export interface Seen {
  readonly count: number;
  readonly unique: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** A mail server in a process of its own that counts and keeps nothing. */
let recipients = new Map<string, number>();
let [firstAt, lastAt] = [0, 0];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, session, done) {
    stream.resume();
    stream.on('end', () => {
      for (const { address } of session.envelope.rcptTo) recipients.set(address, (recipients.get(address) ?? 0) + 1);
      lastAt = performance.now();
      if (firstAt === 0) firstAt = lastAt;
      done(null, 'kept');
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
  process.send?.(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
});

process.on('message', (question: 'look' | 'forget') => {
  const count = [...recipients.values()].reduce((sum, times) => sum + times, 0);
  const seen: Seen = { count, unique: recipients.size, firstAt, lastAt };
  if (question === 'forget') {
    recipients = new Map();
    firstAt = 0;
  }
  process.send?.(seen);
});
process.on('disconnect', () => process.exit(0));
