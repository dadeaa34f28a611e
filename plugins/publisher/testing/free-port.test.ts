import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { after, test } from 'node:test';
import { freePort } from './free-port.ts';

const held: Server[] = [];
after(() => held.forEach((server) => server.close()));

async function hold(port: number, host: string): Promise<void> {
  const server = createServer();
  held.push(server);
  // Who else holds it serves as well.
  await new Promise<void>((done) => server.on('error', () => done()).listen(port, host, done));
}

test('a port is given once, is not held by anybody, and is none that goes to outgoing connections', async () => {
  const port = await freePort();
  for (const [host, away] of [
    ['127.0.0.1', 1],
    ['0.0.0.0', 2],
  ] as const)
    await hold(port + away, host);
  const others = [await freePort(), await freePort()];
  assert.equal(new Set([port, port + 1, port + 2, ...others]).size, 5);
  assert.ok([port, ...others].every((one) => one >= 11_000 && one < 32_000));
});
