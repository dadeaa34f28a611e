import type { HistoryEntry, MessageItem } from '../../../contract/message-desk.ts';
import { ACTS } from '../../../core/messages/words.ts';
import { dayInFrench } from '../../../core/messages/receipt.ts';

export const DESK = '/plugins/concertation-messages';

/** How urgent, in a word and in a colour. */
export function dueInWords({ left, dueOn }: Pick<MessageItem, 'left' | 'dueOn'>): {
  readonly text: string;
  readonly tone: 'danger' | 'warning' | 'neutral';
} {
  if (left === null) return { text: '', tone: 'neutral' };
  if (left < 0) return { text: `En retard de ${counted(-left, 'jour ouvré', 'jours ouvrés')}`, tone: 'danger' };
  if (left === 0) return { text: 'À répondre aujourd’hui', tone: 'danger' };
  const tone = left <= 2 ? 'warning' : 'neutral';
  // The year goes without saying, and a badge has little room on a telephone.
  const day = dayInFrench(dueOn).replace(/ \d{4}$/, '');
  const days = counted(left, 'jour ouvré', 'jours ouvrés').replaceAll(' ', '\u00a0');
  return { text: `Au plus tard le ${day} (${days})`, tone };
}

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')} ${count < 2 ? one : many}`;
}

/** What happened, as the history says it. */
export function entryInWords({ act, to }: HistoryEntry): string {
  const words = ACTS[act];
  const said = `${words.slice(0, 1).toLocaleUpperCase('fr')}${words.slice(1)}`;
  return to ? `${said} à ${to}` : said;
}
