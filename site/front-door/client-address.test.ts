import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { clientOf, trustedProxies } from './client-address.ts';

const CLIENT = '203.0.113.9';
const SPOOFED = '198.51.100.66';
const isTrusted = trustedProxies('127.0.0.1, ::1 10.0.0.0/8,2001:db8:ffff::/48');
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  clientOf({ headers, socket: { remoteAddress } as never }, isTrusted);

describe('who asks', () => {
  test('is who connects, whatever they write, unless it is a proxy that we know', () => {
    const claims = { 'x-forwarded-for': SPOOFED, forwarded: `for=${SPOOFED}` };
    for (const peer of [CLIENT, '2001:db8::9']) assert.equal(from(peer, claims), peer);
    assert.equal(from(`::ffff:${CLIENT}`, claims), CLIENT);
    assert.equal(
      clientOf({ headers: claims, socket: { remoteAddress: '127.0.0.1' } as never }, trustedProxies('')),
      '127.0.0.1',
    );
  });
  test('is, behind such a proxy, the nearest that is none: what stands further out was written by the client', () => {
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': CLIENT }), CLIENT);
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': `${SPOOFED}, ${CLIENT}` }), CLIENT);
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': `${SPOOFED}, ${CLIENT}, 10.1.2.3` }), CLIENT);
    assert.equal(
      from('::1', { forwarded: `for=${SPOOFED}, for=${CLIENT};proto=https, for="[2001:db8:ffff::1]:99"` }),
      CLIENT,
    );
    assert.equal(from('::1', { forwarded: 'proto=https;For="[2001:db8::17]:4711"' }), '2001:db8::17');
    assert.equal(from('10.9.9.9', { 'x-forwarded-for': `${CLIENT}:5123` }), CLIENT);
  });
  test('is not told by what is no address, nor by two headers that differ', () => {
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': `${SPOOFED}, unknown` }), '127.0.0.1');
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': `${CLIENT}, 10.1.2.3, _hidden, 10.0.0.2` }), '10.0.0.2');
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': CLIENT, forwarded: `for=${SPOOFED}` }), '127.0.0.1');
    assert.equal(from('127.0.0.1', { 'x-forwarded-for': CLIENT, forwarded: `for=${CLIENT}` }), CLIENT);
  });
  test('is never what the client claims, whatever it sends through the proxy', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (claim) => {
        assert.equal(from('127.0.0.1', { 'x-forwarded-for': `${claim}, ${CLIENT}` }), CLIENT);
        assert.equal(from(CLIENT, { 'x-forwarded-for': claim, forwarded: claim }), CLIENT);
      }),
    );
  });
});

test('a list that cannot be read is refused by its name, in a sentence', () => {
  for (const wrong of ['mon-proxy', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '10.0.0.0/x', '10.0.0/8'])
    assert.throws(() => trustedProxies(`127.0.0.1, ${wrong}`), /TRUSTED_PROXY contient/, wrong);
});
