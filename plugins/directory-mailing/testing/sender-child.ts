import type { ToSender } from '../server/sending/messages.ts';
import { SenderLoop } from '../server/sending/sender-loop.ts';

/** A sender that ends itself, as `kill -9` does, the first time it has come to a step. Its start is the argument. */
const { start, author, killAt, after } = JSON.parse(process.argv[2] ?? '{}') as {
  start: (ToSender & { type: 'start' })['start'];
  author: { name: string; address: string };
  killAt: string | null;
  /** How often it may pass the step before. */
  after: number;
};

let passed = 0;
const loop = new SenderLoop(start, (_level, event, ids) => process.send?.({ event, ids }), {
  onStep: (step) => {
    if (step !== killAt) return;
    passed += 1;
    if (passed > after) process.kill(process.pid, 'SIGKILL');
  },
});
process.on('SIGTERM', () => loop.stop());
process.on('disconnect', () => loop.stop());
loop.tell(author);
await loop.run();
process.exit(0);
