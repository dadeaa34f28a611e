import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isWorkingDay, workingDayAfter } from '../working-days.ts';
import { type MessageActor, mayOnMessage } from './access.ts';
import { adviceOn, filled } from './advice.ts';
import { checkMessage } from './check.ts';
import { daysLeft, isAlertTime, isDigestTime } from './due.ts';
import { closedLetter, commissionerLetter, forwardedLetter, receiptLetter } from './letters.ts';
import { looksLikeStreetDefect } from './pointing.ts';
import { receiptFacts, workingDaysInWords } from './receipt.ts';
import { departmentsOf, remindedOf, standsInFor, type Team } from './recipients.ts';
import { ACTS, type MessageActName, type MessageState, STATES, stateAfter } from './words.ts';

const MORNING = Date.parse('2026-11-25T08:00:00Z');

describe('what somebody typed', () => {
  test('is judged without a fault whatever it is, in French by field', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (email, subject, body, kind) => {
        const faults = checkMessage({ email, subject, body, kind });
        for (const sentence of Object.values(faults)) assert.match(sentence, /^[A-ZÉ].*\.(fr)?$/);
      }),
    );
    for (const email of [`a@${'b'.repeat(250)}.fr`, 'a b@c.fr'])
      assert.match(
        checkMessage({ email, subject: 'Bancs', body: 'Combien de bancs ?', kind: 'question' })['email'] ?? '',
        /Vérifiez/,
      );
    assert.deepEqual(
      checkMessage({ email: 'a@b.fr', subject: 'Bancs', body: 'Combien de bancs ?', kind: 'question' }),
      {},
    );
  });
  test('is taken for a hole in the street by its words, and a plan of streets is not', () => {
    for (const hole of ['Nid-de-poule rue Neuve', 'DÉPÔT SAUVAGE au coin', 'Le lampadaire est là, éclairage en panne.'])
      assert.ok(looksLikeStreetDefect(hole), hole);
    for (const plan of [
      'Combien de lampadaires le projet prévoit-il ?',
      'La chaussée sera-t-elle élargie ?',
      'Une poubelle par banc ?',
    ])
      assert.ok(!looksLikeStreetDefect(plan), plan);
  });
});

test('an erased message is beyond every act but taking it off the page, and no act leads there', () => {
  for (const act of Object.keys(ACTS) as MessageActName[]) {
    assert.equal(stateAfter('erased', act), act === 'unpublished' ? 'erased' : null, act);
    for (const state of Object.keys(STATES) as MessageState[])
      assert.ok(state === 'erased' || stateAfter(state, act) !== 'erased', act);
  }
  for (const act of ['received', 'typed-in', 'confirmed', 'disowned'] as const)
    for (const state of Object.keys(STATES) as MessageState[])
      assert.equal(stateAfter(state, act), null, `${act} is nobody's to do at the desk`);
});

describe('a promise', () => {
  test('is told in working days, and counts down to its day', () => {
    assert.equal(daysLeft('2026-11-25', MORNING), 0);
    assert.equal(daysLeft('2026-11-27', MORNING), 2);
    assert.equal(daysLeft('2026-11-24', MORNING), -1);
    assert.equal(daysLeft('2026-11-27', Date.parse('2026-11-28T09:00:00Z')), -1, 'a Saturday after Friday is late');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 30 }), (day, count) => {
        const now = MORNING + day * 24 * 3_600_000;
        const from = new Date(now).toISOString().slice(0, 10);
        assert.equal(daysLeft(workingDayAfter(from, count), now), count);
      }),
    );
  });
  test('is reminded of on the working day before, from eight in Paris, and not once it is gone', () => {
    const at = (instant: string) => isAlertTime('2026-11-30', Date.parse(instant));
    assert.ok(!at('2026-11-26T10:00:00Z') && !at('2026-11-27T06:59:00Z'));
    assert.ok(at('2026-11-27T07:00:00Z') && at('2026-11-30T10:00:00Z'));
    assert.ok(!at('2026-11-28T10:00:00Z'), 'nobody is written to on a Saturday');
    assert.ok(!at('2026-12-01T10:00:00Z'));
  });
  test('no digest leaves on a day of rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (day) => {
        const noon = Date.parse('2020-01-01T11:00:00Z') + day * 24 * 3_600_000;
        assert.equal(isDigestTime(noon), isWorkingDay(new Date(noon).toISOString().slice(0, 10)));
      }),
    );
  });
});

describe('who is reminded', () => {
  const departments = [
    { id: 'd', members: [1, 2], deputies: [3] },
    { id: 'e', members: [4], deputies: [2] },
  ];
  const team = (...away: number[]): Team => ({ departments, away: new Set(away), officers: [9] });
  test('is the nearest who is there: the person, the leads, the department, the officers', () => {
    const hands = { assignee: 4, leads: [1], department: 'd' };
    assert.deepEqual(remindedOf(hands, team()), [4]);
    assert.deepEqual(remindedOf({ ...hands, assignee: null }, team()), [1]);
    assert.deepEqual(remindedOf({ assignee: null, leads: [], department: 'd' }, team()), [1, 2]);
    assert.deepEqual(remindedOf({ assignee: null, leads: [], department: null }, team()), [9]);
    assert.deepEqual(remindedOf(hands, team(4)), [2], 'the deputy of somebody away');
    assert.deepEqual(remindedOf(hands, team(4, 2)), [1], 'no deputy is there either');
  });
  test('is always somebody who is there, while an officer is', () => {
    const people = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(
        fc.option(people),
        fc.array(people),
        fc.constantFrom('d', 'e', null),
        fc.array(people),
        (assignee, leads, department, away) => {
          const found = remindedOf({ assignee, leads, department }, team(...away));
          assert.ok(found.length > 0);
          assert.ok(found.every((person) => !away.includes(person)));
        },
      ),
    );
  });
  test('a deputy stands in only while somebody is away', () => {
    assert.deepEqual([standsInFor(3, team()), departmentsOf(3, team())], [[], []]);
    assert.deepEqual([standsInFor(3, team(1)), departmentsOf(3, team(1))], [[1], ['d']]);
    assert.deepEqual(departmentsOf(2, team()), ['d']);
  });
});

describe('who may see a message', () => {
  const actor = (role: string, more: Partial<MessageActor> = {}): MessageActor => ({
    id: 7,
    name: 'A',
    roles: [role],
    communes: ['nimes'],
    departments: ['d'],
    standsInFor: [],
    ...more,
  });
  const mine = { ownership: { leads: [7], communes: [] }, department: 'd', assignee: null };
  const others = { ownership: { leads: [8], communes: ['caveirac'] }, department: 'd', assignee: null };
  const nobodys = { ownership: null, department: null, assignee: null };
  test('the officer all of them, a lead her own, and a department does not open a colleague’s project', () => {
    for (const message of [mine, others, nobodys])
      assert.ok(mayOnMessage(actor('participation-officer'), 'handle-messages', message));
    const lead = actor('project-lead');
    assert.ok(mayOnMessage(lead, 'handle-messages', mine));
    assert.ok(!mayOnMessage(lead, 'read-messages', others));
    assert.ok(!mayOnMessage(lead, 'read-messages', nobodys));
    assert.ok(mayOnMessage(lead, 'handle-messages', { ...nobodys, department: 'd' }));
    assert.ok(mayOnMessage(lead, 'handle-messages', { ...others, assignee: 7 }), 'put into her hands');
    assert.ok(mayOnMessage(actor('project-lead', { standsInFor: [8] }), 'handle-messages', others));
  });
  test('the guarantor texts without authors; elected officials, communications and strangers nothing', () => {
    assert.ok(mayOnMessage(actor('guarantor'), 'read-messages', others));
    for (const access of ['handle-messages', 'see-authors'] as const)
      assert.ok(!mayOnMessage(actor('guarantor'), access, { ...others, assignee: 7 }));
    for (const role of ['elected-official', 'communications', 'nobody'])
      for (const message of [mine, others, nobodys, { ...nobodys, assignee: 7, department: 'd' }])
        assert.ok(!mayOnMessage(actor(role), 'read-messages', message), role);
  });
});

describe('the letters', () => {
  const service = { name: 'Eau', email: '', phone: '04', address: 'Rue\n30000' };
  const receipt = {
    reference: 'MSG-1',
    receivedAt: '2026-11-25T08:00:00Z',
    service,
    dueOn: '2026-12-01',
    workingDays: 4,
    passedOnFor: null,
  };
  test('a receipt says what the law asks for: date, service, address, telephone, delay, silence', () => {
    const text = JSON.stringify([receiptFacts(receipt), receiptLetter(receipt, { own: 'o', notMe: 'n' })]);
    for (const words of [
      '25 novembre 2026 à 9\u202fh',
      'Eau',
      'Rue, 30000',
      '04',
      '1er décembre 2026',
      'R112-11-1',
      'Ce n’est pas moi',
    ])
      assert.ok(text.includes(words), words);
  });
  test('where a register has the message, no date and no silence of ours is told', () => {
    const passedOn = { ...receipt, passedOnFor: 'Le canal' };
    const letters = [receiptLetter(passedOn, { own: 'o', notMe: 'n' }), forwardedLetter(passedOn, 'o')];
    for (const letter of letters) {
      const text = JSON.stringify(letter);
      assert.match(text, /à qui tient le registre de «\u00a0Le canal\u00a0»/);
      assert.doesNotMatch(text, /silence|décembre|la réponse|vous répondra/);
    }
  });
  test('one working day is one', () => {
    assert.deepEqual([1, 10].map(workingDaysInWords), ['1\u00a0jour ouvré', '10\u00a0jours ouvrés']);
  });
  test('a message closed is not called answered', () => {
    const letter = closedLetter('MSG-1', 'Vu en réunion avec vous.', service, 'o');
    assert.equal(letter.subject, 'Votre message MSG-1 est classé');
    assert.deepEqual(letter.paragraphs, ['Vu en réunion avec vous.']);
    assert.doesNotMatch(JSON.stringify(letter), /réponse/i);
  });
  test('a register is told how a message came, and whether its address was confirmed', () => {
    const passed = {
      reference: 'MSG-1',
      channel: 'site',
      invited: true,
      name: null,
      email: 'a@example.org',
      confirmed: false,
      subject: 'Le canal',
      body: 'Il déborde.',
      consultation: 'Le canal',
      page: 'p',
    } as const;
    const told = (more: Partial<Parameters<typeof commissionerLetter>[0]> = {}) => {
      const { paragraphs, facts } = commissionerLetter({ ...passed, ...more }, '25 novembre 2026');
      return [paragraphs[0], ...facts.map(({ label, value }) => `${label} ${value}`)].join(' | ');
    };
    assert.match(
      told(),
      /formulaire de contact.*invitée à le déposer.*prévenons.*De sans nom \|.*a@example\.org \(non confirmée\)$/,
    );
    assert.match(told({ confirmed: true }), /a@example\.org$/);
    const paper = told({ channel: 'paper', invited: false, email: null });
    assert.match(paper, /courrier.*De sans nom ni adresse$/);
    assert.doesNotMatch(paper, /invitée|prévenons/);
  });
});

describe('an answer in the writing', () => {
  const slots = { nom: '', référence: 'MSG-1', objet: '$& bancs', projet: 'P', service: 'S', téléphone: '04' };
  test('fills its slots, and greets somebody without a name as well', () => {
    assert.equal(filled('Bonjour {nom},\n{objet}, {référence}', slots), 'Bonjour,\n$& bancs, MSG-1');
    assert.equal(filled('Bonjour {nom}, {inconnu}', { ...slots, nom: 'Ana' }), 'Bonjour Ana, {inconnu}');
  });
  test('is advised, never refused', () => {
    assert.deepEqual(adviceOn(''), []);
    assert.match(adviceOn('Voir PLUi et OAP.').join(' '), /saluer.*courte.*OAP.*ensuite/);
    const good =
      'Bonjour Ana,\n\nOui, la moitié des bancs sera à l’ombre dès midi. Le plan sera montré à la réunion du 3 mars, puis affiché sur la place.\n\nDirection des mobilités';
    assert.deepEqual(adviceOn(good), []);
  });
});
