import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  appealLetter,
  decisionLetter,
  officialReplyLetter,
  reportDecisionLetter,
  reportReceiptLetter,
} from './letters.ts';
import { decisionSaid } from './said.ts';
import { secondKeyLetter } from './staff-letters.ts';

const WHERE = { reference: 'COM-1', project: 'La halle', consultation: 'Le tracé' };
const DECIDED = { article: 'Respecter les personnes', facts: 'Une insulte.' };
const OWN = 'https://forum.example.org/participer/ma-contribution/a/';
const APPEAL = { url: 'https://forum.example.org/participer/recours/b/', lastDay: '2027-02-01' };
const PAGE = 'https://forum.example.org/projets/halle/trace/#commentaire-1';
const refused = { action: 'refuse', from: null, to: 'refused', corrects: false, whole: false } as const;
const said = decisionSaid(refused) ?? assert.fail('nothing is said');

describe('the letter of a decision', () => {
  test('leads to the appeal by a button, never by an address among the words', () => {
    const letter = decisionLetter(WHERE, DECIDED, said, { own: OWN, appeal: APPEAL, page: null });
    assert.deepEqual(letter.second, { label: 'Contester cette décision', url: APPEAL.url });
    assert.match(letter.paragraphs.join(), /contester jusqu’au 1er février 2027.*répondra sous 10\u00a0jours ouvrés/);
    assert.ok(letter.paragraphs.every((words) => !words.includes('https://')));
  });

  test('has one button where nothing can be appealed against', () => {
    const letter = decisionLetter(WHERE, DECIDED, said, { own: OWN, appeal: null, page: null });
    assert.equal('second' in letter, false);
    assert.ok(!JSON.stringify(letter).includes('contester'));
  });

  test('says what was found before where it was written', () => {
    const { facts } = decisionLetter(WHERE, DECIDED, said, { own: OWN, appeal: null, page: null });
    assert.deepEqual(facts.slice(0, 2), [
      { label: 'Article de la charte', value: 'Respecter les personnes' },
      { label: 'Ce qui a été constaté', value: 'Une insulte.' },
    ]);
  });

  test('asks for a correction by the words of its button', () => {
    const sentBack = decisionSaid({ ...refused, action: 'send-back', to: 'sent-back' }) ?? assert.fail();
    const facts = 'Dites ce qui ne va pas, sans viser personne.';
    const letter = decisionLetter(WHERE, { article: null, facts }, sentBack, { own: OWN, appeal: null, page: null });
    assert.deepEqual(letter.action, { label: 'Corriger mon texte', url: OWN });
    assert.deepEqual(letter.facts[0], { label: 'Ce qui est à revoir', value: facts });
  });

  test('leads to the text that is public, which is no other way of taking part', () => {
    const published = decisionSaid({ ...refused, action: 'approve', to: 'published' }) ?? assert.fail();
    const letter = decisionLetter(WHERE, DECIDED, published, { own: OWN, appeal: null, page: PAGE });
    assert.deepEqual([letter.waysTitle, letter.ways], ['Le commentaire en ligne', [PAGE]]);
  });
});

describe('the letter about an appeal', () => {
  const links = { own: OWN, page: PAGE };
  const follows = 'Votre commentaire est public.';
  const letterOf = (outcome: 'upheld' | 'rejected' | 'moot') => {
    const judged = { outcome, answer: 'Rien n’y vise personne.', follows: outcome === 'upheld' ? follows : null };
    return appealLetter(WHERE, judged, links);
  };

  test('says what follows for the text, and leads to where it is', () => {
    const { paragraphs, ways } = letterOf('upheld');
    assert.ok(paragraphs.includes(follows) && !paragraphs.join().includes('tribunal'));
    assert.match(ways.join(), /#commentaire-1/);
    assert.match(letterOf('rejected').paragraphs.join(), /le Défenseur des droits ou le tribunal administratif/);
    const moot = letterOf('moot');
    assert.match(moot.title, /clos/);
    assert.match(moot.paragraphs.join(), /devenu sans objet.*Rien n’y vise personne/);
    assert.doesNotMatch(moot.paragraphs.join(), /rejeté|tribunal/);
  });
});

describe('the letter about an official reply', () => {
  test('leads to the answer on its page, or to one’s own where it is not public any more', () => {
    const letter = officialReplyLetter(WHERE, 'Direction des essais', { own: OWN, page: PAGE });
    assert.deepEqual(letter.action, { label: 'Lire la réponse', url: PAGE });
    assert.deepEqual(letter.facts[0], { label: 'Service qui répond', value: 'Direction des essais' });
    assert.equal(officialReplyLetter(WHERE, 'x', { own: OWN, page: null }).action.url, OWN);
  });
});

describe('the letter about a report', () => {
  test('says who took the text down, and the team’s words where it stays', () => {
    const letterOf = (outcome: 'removed' | 'withdrawn' | 'kept') => {
      const { title, paragraphs } = reportDecisionLetter('SIG-1', outcome, 'Il respecte la charte.', OWN);
      return `${title} ${paragraphs.join(' ')}`;
    };
    assert.match(letterOf('removed'), /est retiré .*lu par l’équipe, et retiré/);
    assert.match(letterOf('withdrawn'), /n’est plus public .*par son auteur·rice/);
    assert.doesNotMatch(letterOf('withdrawn'), /lu par l’équipe/);
    assert.match(letterOf('kept'), /reste public Il respecte la charte.*injustifiée, répondez à ce message/);
    for (const outcome of ['removed', 'withdrawn'] as const) assert.doesNotMatch(letterOf(outcome), /injustifiée/);
  });

  test('leads from its receipt to the comment', () => {
    const { ways, waysTitle } = reportReceiptLetter('SIG-1', PAGE, OWN, OWN);
    assert.deepEqual([waysTitle, ways], ['Le commentaire signalé', [PAGE]]);
  });
});

describe('the letter of the second key', () => {
  const line = (count: number, late = 0) => ({ consultation: 'Le tracé', count, late });
  const values = (...lines: ReturnType<typeof line>[]) => {
    const { subject, paragraphs, facts } = secondKeyLetter(lines, OWN, '28 novembre 2026');
    return { subject, text: paragraphs.join(' '), values: facts.map(({ value }) => value) };
  };

  test('speaks of one text as of one', () => {
    const one = values(line(1));
    assert.equal(one.subject, '1 texte attend votre décision');
    assert.match(one.text, /^L’équipe l’a lu\. Il ne paraît qu’avec votre accord\./);
    assert.deepEqual(one.values, ['1 texte attend']);
    assert.deepEqual(values(line(1, 1)).values, ['1 texte attend, en retard']);
  });

  test('and of several as of several, line by line', () => {
    const three = values(line(2, 1), line(1));
    assert.equal(three.subject, '3 textes attendent votre décision');
    assert.match(three.text, /^L’équipe les a lus\. Ils ne paraissent/);
    assert.deepEqual(three.values, ['2 textes attendent, dont 1 en retard', '1 texte attend']);
  });
});
