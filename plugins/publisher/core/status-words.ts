import { dayInFrench, parisMoment } from '@aggloforum/concertation/contract';

/** What the administration says of publication, in words. */

interface Standing {
  readonly state: 'offline' | 'going' | 'online';
  readonly since: string | null;
  readonly failure: string | null;
}

const TIME = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: 'Europe/Paris' });

/** « 14:03:02 », with its day when that is not today's. */
export function instantInWords(instant: string, now: string): string {
  const time = TIME.format(new Date(instant));
  const [day, today] = [instant, now].map((one) => dayInFrench(parisMoment(Date.parse(one))));
  return day === today ? time : `le ${day} à ${time}`;
}

export function standingInWords({ state, since, failure }: Standing, now: string): string {
  if (failure !== null) return `La mise en ligne a échoué\u00a0: ${failure}. La page d’avant reste en place.`;
  if (state === 'going') return 'En cours de mise en ligne';
  if (state === 'offline') return 'Pas en ligne';
  return since === null ? 'En ligne' : `En ligne depuis ${instantInWords(since, now)}`;
}

export function lagInWords({ positions, seconds }: { positions: number; seconds: number }): string {
  if (positions === 0) return 'À jour';
  const changes = positions === 1 ? '1 changement attend' : `${positions} changements attendent`;
  return `${changes} depuis ${durationInWords(seconds)}`;
}

function durationInWords(seconds: number): string {
  if (seconds < 60) return counted(seconds, 'seconde');
  if (seconds < 3_600) return counted(Math.floor(seconds / 60), 'minute');
  return seconds < 86_400
    ? counted(Math.floor(seconds / 3_600), 'heure')
    : counted(Math.floor(seconds / 86_400), 'jour');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count > 1 ? 's' : ''}`;
}
