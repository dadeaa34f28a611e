/** From here on a report without parts quotes the message that came back. */
const QUOTED = [
  'original m',
  'returned message',
  'this is a copy of',
  'below this line',
  'below is a copy',
  'message header',
  'header of the',
  'message follows',
  'unsent message',
  'forwarded message',
];
const HEADS = ['received:', 'return-path:', 'message-id:', 'dkim-signature:', 'mime-version:'];

/** What a report says itself, without what it quotes: a person's words are not judged. */
export function ownWords(text: string): string {
  const said: string[] = [];
  for (const line of text.split(/\r?\n/, 400)) {
    const lower = line.trim().toLowerCase();
    if (HEADS.some((head) => lower.startsWith(head))) break;
    if (said.length > 0 && lower.length < 80 && QUOTED.some((words) => bare(lower).startsWith(words))) break;
    said.push(line);
  }
  return said.join('\n').slice(0, 16_000);
}

/** Without the rule that is drawn before it. */
function bare(line: string): string {
  return line.replace(/^[-=*_>+|# ]{1,60}/, '');
}
