import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concerns, covers } from './audience.ts';
import {
  aimOf,
  type DeliveryState,
  mayBecome,
  MOST_ATTEMPTS,
  MOST_RESENDS,
  type SmtpRefusal,
  verdictOf,
  waitAfter,
  withoutAddresses,
} from './delivery-states.ts';
import { type Announceable, LATEST_ANNOUNCEMENT, openingAt } from './opening.ts';

const OPENS = Date.parse('2026-11-23T11:00:00Z');
const consultation = (facts: Partial<Announceable> = {}): Announceable => ({
  origin: 'native',
  opens: '2026-11-23T12:00',
  closes: null,
  facts: [],
  visibleFrom: null,
  projectVisibleFrom: null,
  ...facts,
});
const due = (facts: Partial<Announceable>, now = OPENS, toldAt: number | null = null) => {
  const answer = openingAt(consultation(facts), now, toldAt);
  return answer.due && answer.dueAt <= now;
};

describe('the opening of a consultation is announced', () => {
  test('from its instant on and for 72 hours, at any moment in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: OPENS - 10 ** 9, max: OPENS + 10 ** 9 }), (now) => {
        assert.equal(due({}, now), now >= OPENS && now <= OPENS + LATEST_ANNOUNCEMENT);
      }),
    );
  });
  test('once: a correction of its hour is no news, a postponement after it is', () => {
    const told = OPENS + 60_000;
    assert.equal(due({ opens: '2026-11-23T11:30' }, told, told), false);
    assert.equal(due({ opens: '2026-11-24T09:00' }, OPENS + 24 * 3_600_000, told), true);
  });
  test('never for an archive, a relay or an undated one', () => {
    for (const facts of [{ origin: 'archive' }, { origin: 'relay' }, { opens: null }]) assert.equal(due(facts), false);
  });
  test('not before it and its project are public', () => {
    assert.equal(due({ visibleFrom: '2026-11-24' }), false);
    assert.equal(due({ projectVisibleFrom: '2026-11-24' }), false);
    assert.equal(due({ visibleFrom: '2026-11-24' }, OPENS + 24 * 3_600_000), true);
    assert.equal(due({ visibleFrom: '2026-11-27' }, Date.parse('2026-11-26T23:00:00Z')), false);
  });
  test('not when it was cancelled, suspended or is over', () => {
    const at = '2026-11-23T11:00';
    assert.equal(due({ facts: [{ kind: 'cancelled', at, until: null }] }), false);
    assert.equal(due({ facts: [{ kind: 'suspended', at, until: null }] }), false);
    assert.equal(due({ closes: '2026-11-23T12:10' }, OPENS + 3_600_000), false);
  });
});

describe('the audience', () => {
  const place = { communes: ['30189'], themes: ['nature'] };
  test('needs both a commune and a theme in common', () => {
    assert.equal(concerns(place, { communes: ['30189', '30034'], themes: ['nature'] }), true);
    assert.equal(concerns(place, { communes: ['30189'], themes: ['mobilites'] }), false);
    assert.equal(concerns(place, { communes: ['30034'], themes: ['nature'] }), false);
  });
  test('takes nothing chosen for everything, on both sides', () => {
    const interests = fc.record({ communes: fc.array(fc.string()), themes: fc.array(fc.string()) });
    fc.assert(
      fc.property(
        interests,
        (some) => concerns(some, { communes: [], themes: [] }) && concerns({ communes: [], themes: [] }, some),
      ),
    );
  });
});

test('an audience that covers another one leaves out nobody of it', () => {
  const some = (items: readonly string[]) => fc.subarray([...items]);
  const interests = fc.record({ communes: some(['30189', '30034']), themes: some(['nature', 'habitat']) });
  const everybody = [[], ['30189'], ['30034'], ['elsewhere']].flatMap((communes) =>
    [[], ['nature'], ['habitat'], ['other']].map((themes) => ({ communes, themes })),
  );
  fc.assert(
    fc.property(interests, interests, (wide, narrow) => {
      const isLeftOut = everybody.some((person) => concerns(narrow, person) && !concerns(wide, person));
      assert.equal(covers(wide, narrow), !isLeftOut, JSON.stringify([wide, narrow]));
    }),
  );
});

describe('a delivery', () => {
  const states: DeliveryState[] = ['queued', 'attempting', 'accepted', 'failed', 'in-doubt', 'skipped'];
  test('that was accepted or skipped stays so; one that failed is only ever queued again', () => {
    for (const from of ['accepted', 'skipped'] as const) assert.ok(states.every((to) => !mayBecome(from, to)));
    assert.deepEqual(
      states.filter((to) => mayBecome('failed', to)),
      ['queued'],
    );
  });
  const tries = (attempts: number, doubts = 0) => ({ attempts, doubts });
  const verdict = (refusal: SmtpRefusal, attempts: number) => verdictOf(refusal, tries(attempts), 'quarantine');
  test('whose message may have left without an answer is doubt, and never tried again by itself', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(50), (personal, attempts) => {
        assert.equal(verdict({ phase: 'message', code: null, personal }, attempts).state, 'in-doubt');
      }),
    );
  });
  test('is sent again in doubt, and marked, where the installation says so, three times at most', () => {
    const lost = { phase: 'message', code: null, personal: false } as const;
    const again = verdictOf(lost, tries(1), 'resend');
    assert.deepEqual(again, { state: 'queued', afterMs: waitAfter(1), doubtful: true });
    assert.equal(verdictOf(lost, tries(4, MOST_RESENDS), 'resend').state, 'in-doubt');
  });
  test('that lost its server before the message began is tried again without a doubt', () => {
    const gone = { phase: 'envelope', code: null, personal: false } as const;
    assert.deepEqual(verdict(gone, 1), { state: 'queued', afterMs: waitAfter(1), doubtful: false });
  });
  test('waits after a temporary refusal, and fails after a final one or too many', () => {
    assert.equal(verdict({ phase: 'message', code: 421, personal: true }, 1).state, 'queued');
    assert.equal(verdict({ phase: 'message', code: 550, personal: true }, 1).state, 'failed');
    assert.equal(verdict({ phase: 'connection', code: 554, personal: false }, 1).state, 'queued');
    assert.equal(verdict({ phase: 'connection', code: null, personal: false }, MOST_ATTEMPTS).state, 'failed');
  });
  test('tells a refusal of the recipient from one of what we send and one of us', () => {
    const aim = (code: number | null, enhanced: string | null, personal = true) =>
      aimOf({ phase: 'envelope', code, personal, enhanced });
    assert.deepEqual([aim(450, '4.2.0'), aim(550, '5.1.1'), aim(550, null)], ['recipient', 'recipient', 'recipient']);
    assert.deepEqual([aim(554, '5.7.1'), aim(554, null), aim(550, '5.7.26')], ['policy', 'policy', 'policy']);
    assert.deepEqual([aim(421, '4.3.2'), aim(null, null), aim(451, '4.3.0', false)], ['us', 'us', 'us']);
  });
  test('keeps what a server said, without the address', () => {
    assert.equal(withoutAddresses('550 5.1.1 <ana@example.org>: unknown\r\n'), '550 5.1.1 <…>: unknown');
    assert.equal(withoutAddresses('no "ana b"@example.org here'), 'no "ana … here');
  });
  test('waits longer each time, never more than an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        (n) => waitAfter(n) <= waitAfter(n + 1) && waitAfter(n + 1) <= 3_600_000,
      ),
    );
  });
});
