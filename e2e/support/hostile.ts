import fc from 'fast-check';
import { Parser } from 'htmlparser2';

/** What every text with markup would open in a page, a mail or an export that shows it unescaped. */
export const ELEMENT = 'x-echo-';
export const MARK = `<${ELEMENT}`;

/** Whether something that was sent has become an element: inside a quoted attribute it is only a text. */
export function isTakenOver(markup: string): boolean {
  if (!markup.includes(MARK)) return false;
  let found = false;
  const parser = new Parser({
    onopentagname: (name) => {
      found ||= name.startsWith(ELEMENT);
    },
  });
  parser.end(markup);
  return found;
}

/** What breaks programs: markup, quotes of many languages, ends of lines, odd Unicode, what backtracks. */
const NAUGHTY = [
  `${MARK}1><script>alert(1)</script>`,
  `">${MARK}2 onload=alert(1)>`,
  `'-${MARK}3>-'`,
  `]]>${MARK}4>`,
  `--><!--${MARK}5>`,
  `</textarea>${MARK}6>`,
  `</title></style></script>${MARK}7>`,
  `javascript:alert(1)//${MARK}8>`,
  `{{constructor.constructor('return 1')()}}${MARK}9>`,
  '${7*7}<%= 7*7 %>#{7*7}',
  `'; drop table strapi_core_store_settings; --`,
  `1' or '1'='1`,
  '%00%0d%0aSet-Cookie:%20a=b',
  'a\r\nBcc: tout-le-monde@example.org\r\n\r\nx',
  '\u0000\u0001\u0008\u001b[31m',
  '\ud800 seul, \udfff aussi',
  '\u202Eecnerefid\u202C \u2066x\u2069 \u200F',
  '\uFEFF\u200B\u200C\u200D\u2060',
  'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334a\u0363\u0360lgo',
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40),
  'ﬀ ﬁ İ ı ẞ ŉ K Å',
  '=HYPERLINK("http://example.org";"x")',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '../../../../etc/passwd',
  '%2e%2e%2f%2e%2e%2f',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  'NaN',
  '1e400',
  '9999-99-99T99:99:99Z',
  'true',
  'null',
  '',
  ' ',
  'a'.repeat(30_000),
  'é'.repeat(5_000),
  ' '.repeat(20_000),
  'a@'.repeat(4_000),
  `${'a.'.repeat(60)}@${'b-'.repeat(60)}`,
  // Backtracks in usual patterns of addresses, among them that of the CMS's own `email` type.
  `${'a'.repeat(50)}!`,
  `"${'\\'.repeat(60)}@x`,
  `${'x.'.repeat(26)}@`,
  'http://'.repeat(500),
  '('.repeat(3_000),
  '['.repeat(3_000),
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...NAUGHTY), fc.constantFrom(...NAUGHTY)).map(([a, b]) => a + b) },
);

/** What a person could type in a field for text, half of it with markup. */
export const hostileWords: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  fc.constantFrom(...NAUGHTY.filter((text) => text.includes(MARK))),
);

/** Arrays and objects in one another, deeper than anybody reads. */
function nested(depth: number): string {
  return `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
}

const POLLUTED = [
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"state":"published"}}}',
  '{"data":{"constructor":{"prototype":{"x":1}}}}',
  '{"where":{"updatedBy":{"password":{"$startsWith":"$2"}}}}',
  '{"email":{"$ne":null},"formToken":{"$gt":""}}',
  '{"state":"published","author":1,"id":1,"documentId":"x","createdBy":1}',
];

/** Bodies that are no form at all. */
export const brokenBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc.constantFrom(...POLLUTED, nested(50), nested(3_000), '', '{', '[]', 'null', '"x"', '0', '{"a":1}{"b":2}'),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(70_000, 300_000).map((size) => `{"body":"${'x'.repeat(size)}"}`),
  hostileText,
);

/** What a field may hold instead of a text. */
export const wrongValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1e308, [], {}, [[]], ['a', 1], { $ne: null }, { length: 9 }),
  },
);
