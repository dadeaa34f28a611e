import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addressFaults, isAddress, mailboxOf, normaliseAddress, optionalAddressFaults } from './address.ts';
import { issueFormToken, readFormToken } from './form-token.ts';
import { postIsOurs } from './origin.ts';
import { allowanceAt, limitFaults, sessionFaults, USUAL_LIMITS } from './limits.ts';
import { networkOf, RateMeter } from './rates.ts';
import { fieldsMark } from './same-fields.ts';
import { openLink, readLink, signLink, tokenIn } from './signed-link.ts';

const NOW = Date.parse('2026-11-23T11:00:00Z');

describe('a signed link', () => {
  const key = { id: 'k1', secret: 'not a real one' };
  test('gives back its subject under its own key only', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        const clean = Buffer.from(subject).toString();
        const token = signLink('unsubscribe', subject, key);
        assert.equal(readLink('unsubscribe', token, [key]), clean);
        assert.equal(readLink('unsubscribe', token, [{ ...key, secret: 'another' }]), null);
        assert.equal(readLink('unsubscribe', token, [{ ...key, id: 'k2' }]), null);
      }),
    );
  });
  test('means nothing once a character changed, and reads any text without a fault', () => {
    const token = signLink('unsubscribe', 'abcdefgh', key);
    fc.assert(
      fc.property(fc.nat(token.length - 2), (at) => {
        const other = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
        assert.equal(readLink('unsubscribe', other, [key]), null);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => readLink('unsubscribe', text, [key]) === null));
  });
  test('serves for one thing, and until its end only', () => {
    const purposes = ['unsubscribe', 'form', 'confirm', 'own', 'not-me'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...purposes), fc.constantFrom(...purposes), fc.string(), (made, read, subject) => {
        const token = signLink(made, subject, key, NOW + 60_000);
        const clean = Buffer.from(subject).toString();
        assert.equal(readLink(read, token, [key], NOW), made === read ? clean : null);
        assert.equal(readLink(made, token, [key], NOW + 60_000), null);
        assert.equal(readLink(made, token, [key]), null, 'without a clock nothing dated is good');
        assert.deepEqual(openLink(made, token, [key]), { subject: clean, endsAt: NOW + 60_000 });
      }),
    );
  });
  test('whose end is taken away or moved is none of ours', () => {
    const [id, subject, end, signature] = signLink('own', 'abc', key, NOW).split('.');
    assert.equal(openLink('own', [id, subject, signature].join('.'), [key]), null);
    assert.equal(openLink('own', [id, subject, `${end}z`, signature].join('.'), [key]), null);
  });
});

test('the token of a request is one that we could have signed', () => {
  const token = signLink('own', 'subject', { id: 'k1', secret: 'not a real one' });
  assert.equal(tokenIn({ params: { token } }), token);
  for (const other of [undefined, 'court', `${token}/..`])
    assert.throws(() => tokenIn({ params: { token: other } }), /Ce lien est incomplet/);
});

test('an address is bounded, has one @ and cannot end a header', () => {
  for (const good of ['a@b.fr', 'prenom.nom+forum@mairie.example.org']) assert.ok(isAddress(good));
  for (const bad of [
    'a@b',
    'a b@c.fr',
    '"a"@b.fr',
    'a@@b.fr',
    'a@b.fr\r\nBcc: c@d.fr',
    `${'a'.repeat(65)}@b.fr`,
    '@b.fr',
    '.a@b.fr',
    'a..b@c.fr',
    'a@-b.fr',
    'a@b-.fr',
    'a@b.fr-',
    'a@b..fr',
    'a@b.f',
    `a@${'b.'.repeat(130)}fr`,
  ])
    assert.ok(!isAddress(bad), bad);
});

test('any text whatever is judged, and what is an address has one @ and no more than 254 characters', () => {
  const hostile = fc.oneof(fc.string({ maxLength: 400 }), fc.stringMatching(/^[a.@-]{0,300}$/));
  fc.assert(
    fc.property(hostile, (text) => {
      if (!isAddress(normaliseAddress(text))) return;
      assert.ok(text.trim().length <= 254 && text.split('@').length === 2);
      assert.doesNotMatch(normaliseAddress(text), /[\s<>"(),:;\\]/);
    }),
    { numRuns: 2_000 },
  );
});

test('each fault of an address has its own sentence, and an address that nobody must give may be missing', () => {
  const told: [typed: string, said: RegExp][] = [
    [' ', /^Écrivez votre/],
    [`a@${'b'.repeat(260)}.fr`, /trop longue/],
    ['ana.exemple.fr', /un @ et un seul/],
    ['ana@@exemple.fr', /un @ et un seul/],
    ['ana@exemple', /incomplète après le @/],
    ['ana@exemple.', /incomplète après le @/],
    ['a na@exemple.fr', /sans espace ni accent/],
    ['ana@exemplé.fr', /sans espace ni accent/],
  ];
  for (const [typed, said] of told) assert.match(addressFaults(typed)['email'] ?? '', said, typed);
  assert.deepEqual(addressFaults(' Ana@exemple.fr '), {});
  assert.deepEqual(optionalAddressFaults(' '), {});
  assert.deepEqual(optionalAddressFaults('ana@'), addressFaults('ana@'));
});

test('the variants of an address are one mailbox, as far as can be known', () => {
  for (const variant of ['Ana@Exemple.fr', 'ana+liste@exemple.fr', ' ana+a+b@exemple.fr '])
    assert.equal(mailboxOf(variant), 'ana@exemple.fr');
  for (const variant of ['a.n.a@gmail.com', 'ana+x@googlemail.com', 'ANA@gmail.com'])
    assert.equal(mailboxOf(variant), 'ana@gmail.com');
  assert.notEqual(mailboxOf('a.na@exemple.fr'), 'ana@exemple.fr', 'elsewhere that is somebody else');
  assert.equal(mailboxOf('+@exemple.fr'), '+@exemple.fr');
});

describe('the token of a form', () => {
  const key = { id: 'k1', secret: 'not a real one' };
  test('is good for a day under its own key', () => {
    const { formToken, expiresAt } = issueFormToken('nonce', key, NOW);
    assert.equal(readFormToken(formToken, [key], NOW).state, 'good');
    assert.equal(readFormToken(formToken, [key], Date.parse(expiresAt) - 1).state, 'good');
    assert.equal(readFormToken(formToken, [key], Date.parse(expiresAt)).state, 'expired');
    assert.equal(readFormToken(formToken, [{ ...key, secret: 'another' }], NOW).state, 'forged');
  });
  test('is no link without an end', () => {
    assert.equal(readFormToken(signLink('form', 'nonce', key), [key], NOW).state, 'forged');
  });
});

test('fields are the same in any order, and not with anything changed', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))),
      fc.string(),
      (fields, more) => {
        const reversed = Object.fromEntries(Object.entries(fields).reverse());
        assert.equal(fieldsMark(reversed, 's'), fieldsMark(fields, 's'));
        assert.notEqual(fieldsMark({ ...fields, z: [more] }, 's'), fieldsMark({ ...fields, z: [`${more}x`] }, 's'));
        assert.notEqual(fieldsMark(fields, 's'), fieldsMark(fields, 't'));
      },
    ),
  );
});

describe('what a network may send', () => {
  test('is shared by an IPv4 address, and by the 256 networks of one IPv6 customer', () => {
    assert.equal(networkOf('203.0.113.9'), '203.0.113.9');
    assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9');
    assert.equal(networkOf('2001:db8:1:2a00::1'), networkOf('2001:DB8:1:2aff:1:2:3:4'));
    assert.notEqual(networkOf('2001:db8:1:2a00::1'), networkOf('2001:db8:1:2b00::1'));
    for (const local of [
      '127.0.0.1',
      '::1',
      '10.1.2.3',
      '192.168.0.4',
      '172.20.0.1',
      'fe80::1%eth0',
      'fd00::1',
      '',
      'x',
    ])
      assert.equal(networkOf(local), 'local', local);
  });
  test('is never more than the burst and what time has given since', () => {
    const gaps = fc.array(fc.nat(600_000), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 100 }), gaps, (burst, perHour, waits) => {
        const meter = new RateMeter();
        let now = NOW;
        let granted = 0;
        for (const wait of waits) {
          now += wait;
          if (meter.take('a', now, { burst, perHour }) === 0) granted += 1;
        }
        assert.ok(granted <= burst + ((now - NOW) / 3_600_000) * perHour + 1e-6);
        assert.ok(granted >= Math.min(burst, waits.length));
      }),
    );
  });
  test('says after how long there is room again, and keeps its word', () => {
    const meter = new RateMeter();
    const little = { burst: 1, perHour: 60 };
    assert.equal(meter.take('a', NOW, little), 0);
    const wait = meter.take('a', NOW, little);
    assert.ok(wait > 0 && wait <= 60);
    assert.equal(meter.take('b', NOW, little), 0, 'others have their own');
    assert.equal(meter.take('a', NOW + wait * 1_000, little), 0);
  });
  test('is more at once when a meeting is announced, and again as before when it is over', () => {
    const meeting = { name: 'Réunion de Caveirac', people: 80, from: '2026-11-23T18:00', to: '2026-11-23T20:30' };
    const during = Date.parse('2026-11-23T17:30:00Z');
    const raised = allowanceAt(USUAL_LIMITS, [meeting], during);
    assert.deepEqual(raised, { burst: 240, perHour: 480 });
    assert.deepEqual(allowanceAt(USUAL_LIMITS, [{ ...meeting, people: 5 }], during), { burst: 120, perHour: 240 });
    for (const outside of ['2026-11-23T16:59:59Z', '2026-11-23T19:30:00Z'])
      assert.deepEqual(allowanceAt(USUAL_LIMITS, [meeting], Date.parse(outside)), { burst: 120, perHour: 240 });
    const meter = new RateMeter();
    const usual = { burst: USUAL_LIMITS.burst, perHour: USUAL_LIMITS.perHour };
    for (let sent = 0; sent < 120; sent += 1) meter.take('a', during, usual);
    assert.ok(meter.take('a', during, usual) > 0);
    assert.equal(meter.take('a', during, raised), 0, 'who had used theirs up has room');
  });
});

test('a post from another site is not ours, whatever its origin claims', () => {
  const ours = 'https://forum.example';
  assert.equal(postIsOurs({ site: 'cross-site', origin: ours }, ours), false);
  assert.equal(postIsOurs({ site: 'same-site', origin: undefined }, ours), false);
  assert.equal(postIsOurs({ site: 'same-origin', origin: ours }, ours), true);
  assert.equal(postIsOurs({ site: undefined, origin: 'https://ailleurs.example' }, ours), false);
  assert.equal(postIsOurs({ site: undefined, origin: 'null' }, ours), false);
  assert.equal(postIsOurs({ site: undefined, origin: undefined }, ours), true);
});

test('limits have a reason and stay within what is fit; strangers never get more than three letters a day', () => {
  const reason = 'Deux réunions par semaine';
  assert.deepEqual(limitFaults({ ...USUAL_LIMITS, reason }), {});
  for (const [name, value] of Object.entries({ burst: 5, perHour: 1e6, unconfirmedLetters: 4, confirmedLetters: 2.5 }))
    assert.deepEqual(Object.keys(limitFaults({ ...USUAL_LIMITS, reason, [name]: value })), [name]);
  assert.deepEqual(Object.keys(limitFaults({ ...USUAL_LIMITS, reason: ' ' })), ['reason']);
  assert.equal(Object.keys(limitFaults({})).length, 5);
});

test('a public session is named, counted, and ends: within twelve hours, and not before now', () => {
  const session = {
    name: 'Réunion',
    people: 80,
    from: '2026-11-23T18:00',
    to: '2026-11-23T20:30',
    reason: 'Wi-Fi de la mairie',
  };
  assert.deepEqual(sessionFaults(session, NOW), {});
  const wrong = { name: 'R', people: 5_000, from: '2026-11-23', to: 'ce soir', reason: '' };
  assert.deepEqual(Object.keys(sessionFaults(wrong, NOW)), Object.keys(wrong));
  for (const to of ['2026-11-23T17:00', '2026-11-24T06:01', '2026-11-22T20:00'])
    assert.deepEqual(Object.keys(sessionFaults({ ...session, to }, NOW)), ['to'], to);
});
