import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestLetter } from './digest.ts';
import { waitingInWords, type WaitingLine } from './moderation/waiting.ts';

const DESKS = { messages: '/messages', moderation: '/moderation' };
const message = { reference: 'MSG-1', dueOn: '2026-11-20', kind: 'une question', project: null, late: true };
const line = (more: Partial<WaitingLine> = {}): WaitingLine => ({
  matter: 'text',
  consultation: 'Le tracé',
  project: 'La halle',
  count: 1,
  late: 0,
  day: '2026-11-24',
  ...more,
});

describe('the digest of a working day', () => {
  test('of messages alone says how many are late', () => {
    const letter = digestLetter({ messages: [message, { ...message, late: false }], moderation: [] }, DESKS);
    assert.equal(letter.subject, '2 messages attendent, 1 en retard');
    assert.deepEqual([letter.title, letter.eyebrow], ['2 messages attendent votre réponse', 'Messages']);
    assert.deepEqual([letter.action.url, letter.second], ['/messages', undefined]);
  });

  test('of moderation alone leads to its desk, and says what to do about a late second key', () => {
    const letter = digestLetter({ messages: [], moderation: [line()] }, DESKS);
    assert.deepEqual([letter.subject, letter.title], ['1 texte à lire attend', '1 texte à lire vous attend']);
    assert.deepEqual([letter.action.url, letter.second, letter.paragraphs.length], ['/moderation', undefined, 1]);
    const late = line({ matter: 'second-key', count: 2, late: 2 });
    const { subject, paragraphs } = digestLetter({ messages: [], moderation: [late] }, DESKS);
    assert.equal(subject, '2 textes à faire valider par l’élu·e attendent, 2 en retard');
    assert.match(paragraphs[1] ?? '', /Rien ne paraît de soi-même/);
  });

  test('of both is one letter, with the sums of all consultations and a line for each', () => {
    const moderation = [line({ matter: 'report' }), line({ count: 3, late: 1 }), line(), line({ matter: 'appeal' })];
    const letter = digestLetter({ messages: [message], moderation }, DESKS);
    assert.equal(
      letter.subject,
      'Un message, 1 commentaire signalé, 4 textes à lire et 1 recours à décider attendent, 2 en retard',
    );
    assert.deepEqual([letter.facts.length, letter.action.url, letter.second?.url], [5, '/messages', '/moderation']);
    assert.deepEqual(letter.facts[1], {
      label: 'Le tracé',
      value: '1 commentaire signalé le 24 novembre 2026 · La halle',
    });
  });

  test('says of each line since when, or until when', () => {
    const said = (more: Partial<WaitingLine>) => waitingInWords(line(more)).replace('24 novembre 2026', 'J');
    assert.deepEqual(
      [
        said({}),
        said({ late: 1 }),
        said({ count: 3 }),
        said({ count: 3, late: 2 }),
        said({ count: 3, late: 3 }),
        said({ matter: 'report', count: 2 }),
        said({ matter: 'appeal' }),
      ],
      [
        '1 texte à lire avant la fin du J',
        '1 texte à lire, en retard depuis le J',
        '3 textes à lire, le premier avant la fin du J',
        '3 textes à lire, dont 2 en retard, le premier depuis le J',
        '3 textes à lire, en retard, le premier depuis le J',
        '2 commentaires signalés, le premier le J',
        '1 recours à décider avant la fin du J',
      ],
    );
  });
});
