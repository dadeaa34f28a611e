import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/** So many times as fast as on a clock. */
const PACE = 10;
/** Milliseconds that a follower waits at most before it does something again. */
const LONGEST = 5_000;

/**
 * Loaded before a follower (`--import`): everything that it waits for, it waits for a tenth of the time. What it waits
 * for stays the same, and in the same order. The clock that pages go by is another one.
 */
const now = performance.now.bind(performance);
performance.now = () => now() * PACE;

const { setTimeout: wait } = globalThis;
globalThis.setTimeout = new Proxy(wait, {
  apply: (_target, _this, [run, ms, ...values]: Parameters<typeof wait>) => wait(run, inHaste(ms ?? 0), ...values),
});

const { setTimeout: pause } = timers;
timers.setTimeout = async (ms, value, options) => pause(inHaste(ms ?? 0), value, options);
syncBuiltinESMExports();

/** Milliseconds; what a connection may take at most stays as it is. */
function inHaste(ms: number): number {
  return ms > LONGEST ? ms : ms / PACE;
}

// Whoever is killed leaves no compiled code behind for the next one: it is left as soon as there is some.
wait(flushCompileCache, 300).unref();
