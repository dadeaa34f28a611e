import { createServer } from 'node:net';

/** Below what systems hand out to connections that go out: one of those could take the port before it is used. */
const FIRST = 11_000;
const COUNT = 20_000;
/** Processes that look at the same time begin far apart, whatever their numbers: the golden section of `COUNT`. */
const APART = 12_361;

let next = (process.pid * APART) % COUNT;

/** A port of this machine that nobody listens at and that this process gets once. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + next;
    next = (next + 1) % COUNT;
    if (await isFree(port)) return port;
  }
  throw new Error('no free port');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    // At every address: it is used at some of them.
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
