import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PublicConsultation } from '@aggloforum/publisher/contract';
import { consultation, modelAt, NOW, project, snapshot } from '../testing/fixture.ts';
import { type Call, callOf } from './call.ts';
import type { ConsultationView } from './view.ts';

const OFF = { state: 'off', from: null, to: null, reason: null, policy: null } as const;
const NOTHING = { registerUrl: null, email: null, postalAddress: null, places: [], comments: OFF };

function viewOf(fields: Partial<PublicConsultation>): { view: ConsultationView; passed: Parameters<typeof callOf>[1] } {
  const model = modelAt(snapshot({ projects: [project('p')], consultations: [consultation('p', fields)] }), NOW);
  const view = model.all('projects')[0]?.consultations[0] ?? assert.fail('no consultation');
  return { view, passed: model.passed };
}

function called(fields: Partial<PublicConsultation>, mayComment = false): Call {
  const { view, passed } = viewOf(fields);
  return callOf(view, passed, mayComment);
}

describe('the box of an open consultation', () => {
  const noAccount = /Sans compte/;

  test('of ours that takes comments only says how short it is, and misses nothing', () => {
    const call = called({ channels: { ...NOTHING, comments: { ...OFF, state: 'on' } } }, true);
    assert.equal(call.note, null);
    assert.match(call.lines.join(), noAccount);
  });

  test('promises no form where only a letter or a place is left', () => {
    assert.doesNotMatch(called({}, false).lines.join(), noAccount);
    assert.doesNotMatch(called({ procedure: 'public-inquiry' }, true).lines.join(), noAccount, 'nor for a register');
  });

  test('says that no way to take part is known of what we only tell, never of our own', () => {
    assert.match(called({ origin: 'relay', channels: NOTHING }).note ?? '', /sources publiques/);
    assert.equal(called({ channels: NOTHING }).note, null);
  });

  test('announced, has nothing to add once comments are meant to be on', () => {
    const soon = { opens: '2027-03-10', channels: NOTHING };
    assert.match(called(soon).note ?? '', /seront indiqués ici/);
    assert.equal(called({ ...soon, channels: { ...NOTHING, comments: { ...OFF, state: 'on' } } }).note, null);
  });
});

test('a report is pointed at only where the page holds it', () => {
  const { view, passed } = viewOf({});
  const note = (fields: Partial<ConsultationView>) => callOf({ ...view, ...fields }, passed, false).note;
  assert.equal(note({ phase: 'reported-back' }), 'Le bilan est publié.');
  const outcome = {
    opinion: null,
    reportDate: null,
    decision: null,
    decisionDate: null,
    followUp: 'Deux bancs de plus.',
  };
  assert.equal(note({ phase: 'settled', outcome }), 'Le bilan et les suites sont publiés. Voyez plus bas.');
});
