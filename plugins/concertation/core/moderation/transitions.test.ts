import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AUTHOR_STATES, POLICY_MODES, REVISION_STATES } from '../comments/words.ts';
import { ACTIONS, type Asked, entryState, roleFor, ROLES, transition } from './transitions.ts';

/**
 * The whole of what is allowed, written a second time: state, role, action, and what comes of it under post-moderation,
 * pre-moderation, and two keys; `-` is a refusal.
 */
const ALLOWED = `
spam-held            team     approve    published            published            awaiting-elected
spam-held            team     redact     published-redacted   published-redacted   awaiting-elected
spam-held            team     send-back  sent-back            sent-back            sent-back
spam-held            team     refuse     refused              refused              refused
spam-held            author   edit       revise               revise               revise
spam-held            author   withdraw   withdrawn            withdrawn            withdrawn
spam-held            author   erase      erased               erased               erased
spam-held            team     erase      erased               erased               erased
spam-held            system   erase      erased               erased               erased
rule-held            team     approve    published            published            awaiting-elected
rule-held            team     redact     published-redacted   published-redacted   awaiting-elected
rule-held            team     send-back  sent-back            sent-back            sent-back
rule-held            team     refuse     refused              refused              refused
rule-held            author   edit       revise               revise               revise
rule-held            author   withdraw   withdrawn            withdrawn            withdrawn
rule-held            author   erase      erased               erased               erased
rule-held            team     erase      erased               erased               erased
rule-held            system   erase      erased               erased               erased
awaiting-team        team     approve    published            published            awaiting-elected
awaiting-team        team     redact     published-redacted   published-redacted   awaiting-elected
awaiting-team        team     send-back  sent-back            sent-back            sent-back
awaiting-team        team     refuse     refused              refused              refused
awaiting-team        author   edit       revise               revise               revise
awaiting-team        author   withdraw   withdrawn            withdrawn            withdrawn
awaiting-team        author   erase      erased               erased               erased
awaiting-team        team     erase      erased               erased               erased
awaiting-team        system   erase      erased               erased               erased
awaiting-elected     elected  approve    -                    -                    published
awaiting-elected     elected  send-back  -                    -                    sent-back
awaiting-elected     elected  refuse     -                    -                    refused
awaiting-elected     team     approve    published            published            -
awaiting-elected     team     redact     published-redacted   published-redacted   -
awaiting-elected     team     send-back  sent-back            sent-back            -
awaiting-elected     team     refuse     refused              refused              -
awaiting-elected     system   reroute    awaiting-team        awaiting-team        -
awaiting-elected     author   edit       revise               revise               revise
awaiting-elected     author   withdraw   withdrawn            withdrawn            withdrawn
awaiting-elected     author   erase      erased               erased               erased
awaiting-elected     team     erase      erased               erased               erased
awaiting-elected     system   erase      erased               erased               erased
published            team     redact     published-redacted   published-redacted   published-redacted
published            team     remove     removed              removed              removed
published            author   edit       revise               revise               revise
published            author   withdraw   withdrawn            withdrawn            withdrawn
published            author   erase      erased               erased               erased
published            team     erase      erased               erased               erased
published            system   erase      erased               erased               erased
published-redacted   team     redact     published-redacted   published-redacted   published-redacted
published-redacted   team     remove     removed              removed              removed
published-redacted   team     uphold     published            published            awaiting-elected
published-redacted   elected  uphold     -                    -                    published
published-redacted   author   edit       revise               revise               revise
published-redacted   author   appeal     appeal               appeal               appeal
published-redacted   author   withdraw   withdrawn            withdrawn            withdrawn
published-redacted   author   erase      erased               erased               erased
published-redacted   team     erase      erased               erased               erased
published-redacted   system   erase      erased               erased               erased
sent-back            author   edit       revise               revise               revise
sent-back            author   withdraw   withdrawn            withdrawn            withdrawn
sent-back            author   erase      erased               erased               erased
sent-back            team     erase      erased               erased               erased
sent-back            system   erase      erased               erased               erased
refused              team     restore    awaiting-team        awaiting-team        awaiting-team
refused              team     uphold     published            published            awaiting-elected
refused              elected  uphold     -                    -                    published
refused              author   appeal     appeal               appeal               appeal
refused              author   withdraw   withdrawn            withdrawn            withdrawn
refused              author   erase      erased               erased               erased
refused              team     erase      erased               erased               erased
refused              system   erase      erased               erased               erased
removed              team     restore    published            published            published
removed              team     uphold     published            published            published
removed              elected  uphold     -                    -                    published
removed              author   appeal     appeal               appeal               appeal
removed              author   withdraw   withdrawn            withdrawn            withdrawn
removed              author   erase      erased               erased               erased
removed              team     erase      erased               erased               erased
removed              system   erase      erased               erased               erased
`;

const allowed = new Map(
  ALLOWED.trim()
    .split('\n')
    .map((line) => line.split(/ +/))
    .map(([state, role, action, ...outcomes]) => [`${state} ${role} ${action}`, outcomes] as const),
);

const usual = { author: 'active', redacted: false, turnedFirstKey: false } as const;

function wordOf(asked: Asked): string {
  const outcome = transition(asked);
  if (outcome.kind === 'refused') return '-';
  return 'to' in outcome ? outcome.to : outcome.kind;
}

describe('the table of moderation', () => {
  test('decides every state, action, role and policy as it is written here a second time', () => {
    const asked = { ...usual };
    let seen = 0;
    for (const state of REVISION_STATES)
      for (const role of ROLES)
        for (const action of ACTIONS)
          for (const [index, mode] of POLICY_MODES.entries()) {
            const expected = allowed.get(`${state} ${role} ${action}`)?.[index] ?? '-';
            const redacted = action === 'redact';
            assert.equal(
              wordOf({ ...asked, state, role, action, mode, redacted }),
              expected,
              `${state} ${role} ${action} ${mode}`,
            );
            seen += 1;
          }
    assert.equal(seen, 9 * 4 * 12 * 3);
    assert.equal(allowed.size, 78);
  });

  test('lets nobody act on what its author withdrew, but for erasing it', () => {
    for (const author of AUTHOR_STATES.filter((state) => state !== 'active'))
      for (const state of REVISION_STATES)
        for (const role of ROLES)
          for (const action of ACTIONS)
            for (const mode of POLICY_MODES) {
              const word = wordOf({ ...usual, author, state, role, action, mode });
              const mayErase = author === 'withdrawn' && role !== 'elected' && action === 'erase';
              assert.equal(word, mayErase ? 'erased' : '-', `${author} ${state} ${role} ${action}`);
            }
  });

  test('asks two people for two keys', () => {
    const second = {
      ...usual,
      state: 'awaiting-elected',
      role: 'elected',
      action: 'approve',
      mode: 'pre-moderation-two-keys',
    } as const;
    assert.deepEqual(transition(second), { kind: 'moved', to: 'published' });
    assert.deepEqual(transition({ ...second, turnedFirstKey: true }), { kind: 'refused', code: 'same-person' });
  });

  test('says whose turn it is when it refuses', () => {
    const asked = {
      ...usual,
      state: 'awaiting-elected',
      role: 'team',
      action: 'approve',
      mode: 'pre-moderation-two-keys',
    } as const;
    assert.deepEqual(transition(asked), { kind: 'refused', code: 'second-key' });
    assert.deepEqual(transition({ ...asked, mode: 'pre-moderation', role: 'elected' }), {
      kind: 'refused',
      code: 'not-in-this-policy',
    });
    assert.deepEqual(transition({ ...asked, state: 'awaiting-team', role: 'elected' }), {
      kind: 'refused',
      code: 'not-your-key',
    });
    assert.deepEqual(transition({ ...asked, action: 'remove' }), { kind: 'refused', code: 'not-here' });
  });

  test('lets somebody with both roles act as the one whose turn it is', () => {
    const both = { team: true, elected: true };
    assert.equal(roleFor(both, 'awaiting-elected', 'pre-moderation-two-keys'), 'elected');
    assert.equal(roleFor(both, 'awaiting-team', 'pre-moderation-two-keys'), 'team');
    assert.equal(roleFor({ team: false, elected: false }, 'awaiting-team', 'pre-moderation'), null);
  });

  test('begins where the rules and the policy say; a correction is always read by somebody', () => {
    const hold = { action: 'hold', spam: false } as const;
    const tag = { action: 'tag', spam: true } as const;
    assert.equal(entryState('post-moderation', [], false), 'published');
    assert.equal(entryState('post-moderation', [tag], false), 'published', 'a tag holds nothing');
    assert.equal(entryState('post-moderation', [], true), 'awaiting-team');
    assert.equal(entryState('post-moderation', [hold], false), 'rule-held');
    assert.equal(entryState('pre-moderation', [hold, { ...hold, spam: true }], false), 'spam-held');
    assert.equal(entryState('pre-moderation-two-keys', [tag], false), 'awaiting-team');
  });
});
