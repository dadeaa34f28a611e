import { type Letter, OTHER_WAYS } from './letter.ts';

const RULE = '–'.repeat(40);

/** The text form: short lines of its own, links in full, nothing that needs a mail program to be clever. */
export function letterText(letter: Letter): string {
  const blocks = [
    letter.demo ? `${letter.siteName} – Démonstration, site non officiel` : letter.siteName,
    `${letter.eyebrow}\n${letter.title}`,
    ...letter.paragraphs,
    ...(letter.prose ? [letter.prose.text] : []),
    letter.facts.map(({ label, value }) => `${label}\u00a0: ${value}`).join('\n'),
    ...[letter.action, letter.second].flatMap((way) => (way ? [`${way.label}\u00a0:\n${way.url}`] : [])),
    ...(letter.ways.length > 0
      ? [[letter.waysTitle ?? OTHER_WAYS, ...letter.ways.map((way) => `- ${way}`)].join('\n')]
      : []),
    RULE,
    letter.why,
    `${letter.leave.label}\u00a0:\n${letter.leave.url}`,
    [letter.organisation, letter.contact, letter.siteUrl].filter(Boolean).join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
