import { describe, test } from 'node:test';
import { FREEZING, judge, links, pattern, personal, words } from './testing/rules.ts';

describe('what each kind of condition finds', () => {
  test('words and expressions, elided, plural, spelled out, disguised', () => {
    judge(
      words('connard', 'fils de pute', 'arnaqu*', 'eau'),
      [
        'Quel CONNARD',
        'des connards',
        'l’connard',
        'c.o.n.n.a.r.d',
        'c o n n a r d',
        'c0nnards',
        'conn@rd',
        'connaaaard',
        'fils  de\u00a0putes',
        'arnaqueurs',
        'd’eau',
        'les eaux',
      ],
      ['canard', 'fils\nde pute', 'connardise', 'arna', 'beau'],
    );
  });

  test('personal data in French shapes', () => {
    judge(
      personal('phone'),
      [
        '06 12 34 56 78',
        '+33 6.12.34.56.78',
        '0033612345678',
        '+33 (0)4 66 00 00 00',
        '04-66-00-00-00',
        '０６１２３４５６７８',
      ],
      [
        'SIRET 123 456 789 00012',
        'FR7630006000011234567890189',
        '2012 34 56 78 90',
        '30 000 habitants',
        'le 01/02/2026',
      ],
    );
    judge(
      personal('email'),
      ['a.b@exemple.fr', 'jean (at) exemple.fr', 'A@B.COM'],
      ['@maire', 'rendez-vous @ 18 h', FREEZING],
    );
    judge(
      personal('iban'),
      ['FR76 3000 6000 0112 3456 7890 189', 'mon IBAN : DE89370400440532013000 merci', 'fr7630006000011234567890189'],
      ['FR76 3000 6000 0112 3456 7890 188', 'AB12 ceci est un texte sans rien de bancaire'],
    );
    judge(
      personal('address'),
      ['au 12 bis, rue des Lilas', '3 place de la République', '115 AVENUE Jean-Jaurès'],
      ['la rue des Lilas', '2 routes', '12 mètres de large', 'en 2026 place à la discussion'],
    );
    judge(
      personal('plate'),
      ['AB-123-CD', 'ab 123 cd', '123 ABC 30'],
      ['T2 en 2025', 'AI-123-OU', 'PLU 2025', 'ISO-9001-AB'],
    );
  });

  test('links by number and by site, those that are admitted left out', () => {
    judge(
      links({ moreThan: 1 }),
      ['http://a.fr et www.b.fr', 'a.fr b.com'],
      ['http://a.fr', 'C’est fini.Alors on y va. Ok.', 'a.b@exemple.fr et c.d@exemple.fr'],
    );
    judge(links({ moreThan: 0, except: ['gouv.fr'] }), ['exemple.fr'], ['www.legifrance.gouv.fr/loi']);
    judge(
      links({ domains: ['bit.ly', 'casino.top'] }),
      ['https://bit.ly/x', 'HTTP://WWW.CASINO.TOP', 'x.casino.top', 'https://moi@bit.ly:443/'],
      ['https://exemple.fr/bit.ly', 'https://notbit.ly.fr'],
    );
  });

  test('capitals, repetition, length', () => {
    judge(
      { kind: 'capitals', share: 70, letters: 20 },
      ['CECI EST UN SCANDALE ABSOLU'],
      ['NON', 'Le PLUi et le SCoT, dit la DREAL.', '12345 !!!'],
    );
    judge(
      { kind: 'repetition', characters: 8, words: 5 },
      ['nooooooooon', 'non non non NON non', '!!!!!!!!!'],
      ['------------', 'non non', '........'],
    );
    judge({ kind: 'length', min: 3, max: 10 }, ['ok', '  a  ', 'a'.repeat(11)], ['oui', '😀'.repeat(10)]);
  });

  test('what is counted: the same text, speed, rate; an unknown time is not too short', () => {
    judge({ kind: 'duplicates', times: 3 }, [{ sameText: 3 }], [{ sameText: 2 }]);
    judge(
      { kind: 'speed', seconds: 2 },
      [{ typedForMs: 0 }, { typedForMs: 1999 }],
      [{ typedForMs: 2000 }, { typedForMs: null }],
    );
    judge({ kind: 'rate', perHour: 60 }, [{ recentFromNetwork: 61 }], [{ recentFromNetwork: 60 }]);
  });

  test('patterns, accents and case left out of account', () => {
    judge(pattern('d[ée]j[àa] \\d+'), ['DÉJÀ 12', 'deja 3'], ['déjà']);
    judge(pattern('\\bœuf'), ['l’œuf', 'OEUF'], ['neuf']);
  });
});
