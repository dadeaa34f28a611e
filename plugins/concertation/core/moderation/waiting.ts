import { dayInFrench } from '../french-dates.ts';

/** What may wait at the desk, in the words of one and of several. */
const MATTERS = {
  report: ['commentaire signalé', 'commentaires signalés'],
  text: ['texte à lire', 'textes à lire'],
  spam: ['texte retenu comme indésirable', 'textes retenus comme indésirables'],
  appeal: ['recours à décider', 'recours à décider'],
  'second-key': ['texte à faire valider par l’élu·e', 'textes à faire valider par l’élu·e'],
} as const;

export type Matter = keyof typeof MATTERS;

/** What waits of one matter under one consultation: never a text, an author or a reference. */
export interface WaitingLine {
  readonly matter: Matter;
  readonly consultation: string;
  readonly project: string;
  readonly count: number;
  readonly late: number;
  /** Of the oldest, `YYYY-MM-DD` in Paris: the last day that was announced, or the day it came where none was. */
  readonly day: string;
}

/** « 2 textes à lire, 1 recours à décider », in this order, whatever the consultation. */
export function waitingCounts(lines: readonly WaitingLine[]): string[] {
  return (Object.keys(MATTERS) as Matter[]).flatMap((matter) => {
    const count = lines.reduce((sum, line) => sum + (line.matter === matter ? line.count : 0), 0);
    return count === 0 ? [] : [counted(matter, count)];
  });
}

/** « 3 textes à lire, dont 1 en retard, le premier depuis le 24 novembre 2026 ». */
export function waitingInWords({ matter, count, late, day }: WaitingLine): string {
  const which = count === 1 ? '' : ', le premier';
  const since = `${which} ${preposition(matter, late)} ${dayInFrench(day)}`;
  return counted(matter, count) + lateness(count, late) + since;
}

function preposition(matter: Matter, late: number): string {
  if (matter === 'report' || matter === 'spam') return 'le';
  return late > 0 ? 'depuis le' : 'avant la fin du';
}

function lateness(count: number, late: number): string {
  if (late === 0) return '';
  return late === count ? ', en retard' : `, dont ${late} en retard`;
}

function counted(matter: Matter, count: number): string {
  return `${count} ${MATTERS[matter][count === 1 ? 0 : 1]}`;
}
