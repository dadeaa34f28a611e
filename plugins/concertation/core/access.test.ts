import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Actor, may, mayBecome, startingOwnership } from './access.ts';

const actor = (role: string, communes: string[] = []): Actor => ({ id: 7, name: 'A', roles: [role], communes });
const mine = { leads: [7], communes: ['nimes'] };
const others = { leads: [8], communes: ['caveirac'] };

describe('who may do what', () => {
  test('communications may do everything', () => {
    for (const action of ['read', 'write', 'publish', 'unpublish', 'unpublish-opened', 'switch-comments'] as const) {
      assert.ok(may(actor('communications'), action, others));
    }
  });

  test('a project lead writes and publishes own dossiers only, and withdraws none', () => {
    const lead = actor('project-lead');
    for (const action of ['read', 'write', 'publish', 'switch-comments'] as const) {
      assert.ok(may(lead, action, mine));
      assert.ok(!may(lead, action, others));
    }
    assert.ok(!may(lead, 'unpublish', mine));
  });

  test('a commune writes the dossiers of its territory only', () => {
    assert.ok(may(actor('commune-editor', ['nimes']), 'write', mine));
    assert.ok(!may(actor('commune-editor', ['nimes']), 'write', others));
  });

  test('an elected official turns the second key everywhere, and reads no moderation for that alone', () => {
    assert.ok(may(actor('elected-official'), 'second-key', others));
    assert.ok(!may(actor('elected-official'), 'read-moderation', others));
    assert.ok(may(actor('guarantor'), 'read-moderation', others));
  });

  test('a role that the house does not know may do nothing', () => {
    assert.ok(!may(actor('constructor'), 'read', mine));
    assert.ok(!may(actor('strapi-author'), 'read', mine));
  });

  test('nobody hands an own dossier over to others', () => {
    assert.ok(!mayBecome(actor('project-lead'), mine, others));
    assert.ok(mayBecome(actor('project-lead'), mine, { leads: [7, 8], communes: [] }));
  });

  test('a commune claims no other commune, but keeps those that were there', () => {
    const commune = actor('commune-editor', ['nimes']);
    assert.ok(!mayBecome(commune, null, { leads: [], communes: ['nimes', 'caveirac'] }));
    assert.ok(
      mayBecome(
        commune,
        { leads: [], communes: ['nimes', 'caveirac'] },
        { leads: [], communes: ['nimes', 'caveirac'] },
      ),
    );
  });

  test('a new dossier is its writer’s own from the first, who may therefore store it', () => {
    for (const person of [actor('project-lead'), actor('commune-editor', ['nimes']), actor('communications')]) {
      assert.ok(mayBecome(person, null, startingOwnership(person)), person.roles.join());
    }
    assert.deepEqual(startingOwnership(actor('project-lead')), { leads: [7], communes: [] });
    assert.deepEqual(startingOwnership(actor('communications', ['nimes'])), { leads: [], communes: [] });
  });

  test('somebody of several communes chooses which one a new dossier is about', () => {
    assert.deepEqual(startingOwnership(actor('commune-editor', ['nimes', 'caveirac'])).communes, []);
  });
});
