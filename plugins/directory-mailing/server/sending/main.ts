import type { FromSender, ToSender } from './messages.ts';
import { SenderLoop } from './sender-loop.ts';

/** Below what the supervisor grants before it kills. Milliseconds. */
const FAREWELL = 10_000;

let loop: SenderLoop | undefined;

process.on('message', (message: ToSender) => {
  if (message.type === 'start') begin(message);
  else if (message.type === 'author') loop?.tell(message.author);
  else stop();
});
// Whoever started us is gone, however it went: what is in flight ends, nothing else begins.
process.on('disconnect', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

function begin({ start }: ToSender & { type: 'start' }): void {
  loop = new SenderLoop(start, (level, event, ids) => tell({ type: 'log', level, event, ids }));
  void loop.run().then(
    () => process.exit(0),
    (error: unknown) => {
      tell({ type: 'log', level: 'error', event: 'sending-failed', ids: { err: String(error) } });
      process.exit(1);
    },
  );
}

function stop(): void {
  if (loop === undefined) process.exit(0);
  loop.stop();
  setTimeout(() => process.exit(1), FAREWELL).unref();
}

function tell(message: FromSender): void {
  if (process.connected) process.send?.(message);
}
