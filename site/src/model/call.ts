import { capital, effectiveClosing, hasHour, type Passed, startOf } from '@aggloforum/concertation/contract';
import { frenchDay, frenchMoment } from './dates.ts';
import { opening, remaining } from './remaining.ts';
import type { ConsultationView } from './view.ts';

/** What the box « take part » says, phase by phase. */
export interface Call {
  /** `now`: one can contribute; `soon`: not yet or not for the moment; `ended`: never again. */
  readonly tone: 'now' | 'soon' | 'ended';
  readonly title: string;
  readonly lines: readonly string[];
  readonly note: string | null;
  readonly showChannels: boolean;
}

/** `mayComment`: comments are taken here now; they are written further down the page, below this box. */
export function callOf(item: ConsultationView, passed: Passed, mayComment: boolean): Call {
  if (item.phase === 'open') return openCall(item, passed, mayComment);
  if (item.phase === 'announced' || item.phase === 'suspended') return soonCall(item, passed);
  return endedCall(item, passed);
}

function openCall(item: ConsultationView, passed: Passed, mayComment: boolean): Call {
  const closing = effectiveClosing(item);
  const left = remaining(item, passed);
  const until =
    closing === null
      ? 'Sans date de fin annoncée.'
      : `Jusqu’au ${frenchMoment(closing)}${hasHour(closing) ? '' : ' inclus'}.`;
  const lines = left === null ? [until] : [`${capital(left.text)}.`, until];
  const legal = item.procedure.legalRegister;
  return {
    tone: 'now',
    title: legal ? 'Déposer une observation au registre' : 'Donnez votre avis',
    lines: [
      ...lines,
      ...(item.origin === 'relay' ? [whose(item)] : mayComment && !legal ? ['Sans compte, en quelques lignes.'] : []),
    ],
    // What is ours is typed in by the team: nothing of it was looked for in public sources.
    note:
      item.origin === 'native' || hasChannel(item)
        ? null
        : 'Aucun moyen de participer à distance n’a été retrouvé dans les sources publiques.',
    showChannels: true,
  };
}

function soonCall(item: ConsultationView, passed: Passed): Call {
  const suspended = item.phase === 'suspended';
  const line = suspended
    ? 'Les contributions ne sont pas reçues pour le moment.'
    : `${capital(opening(item.opens ?? '', passed))}.`;
  return {
    tone: 'soon',
    title: suspended ? 'Consultation suspendue' : 'Bientôt, votre avis',
    lines: [line, ...(item.origin === 'relay' ? [whose(item)] : [])],
    note: suspended
      ? reasonOf(item, 'suspended')
      : hasChannel(item)
        ? null
        : 'Les moyens de participer seront indiqués ici.',
    showChannels: !suspended,
  };
}

function endedCall(item: ConsultationView, passed: Passed): Call {
  const closing = effectiveClosing(item);
  const cancelled = item.phase === 'cancelled';
  const title =
    item.phase === 'undated' ? 'Dates non connues' : cancelled ? 'Consultation annulée' : 'Consultation terminée';
  const ended = closing === null || cancelled ? [] : [`Close depuis le ${frenchDay(closing)}.`];
  return { tone: 'ended', title, lines: ended, note: owed(item, passed), showChannels: false };
}

/** What is owed to those who took part: only native consultations owe anything. */
function owed(item: ConsultationView, passed: Passed): string | null {
  if (item.phase === 'reported-back' || item.phase === 'settled') return reported(item);
  if (item.phase === 'undated') return 'Les dates exactes n’ont pas été retrouvées dans les sources publiques.';
  if (item.phase === 'cancelled') return reasonOf(item, 'cancelled', 'replaced');
  if (item.origin !== 'native') return 'Cette fiche reste à son adresse, pour mémoire.';
  if (item.reportBackBy === null) return 'On ne peut plus contribuer. Le bilan sera publié ici.';
  const late = passed(startOf(item.reportBackBy)) ? 'Bilan attendu depuis le' : 'Bilan attendu au plus tard le';
  return `On ne peut plus contribuer. ${late} ${frenchDay(item.reportBackBy)}.`;
}

/** Of an archive the report is known of, and is not always at hand: the page is pointed at only for what it holds. */
function reported({ phase, syntheses, outcome }: ConsultationView): string {
  const told = phase === 'settled' ? 'Le bilan et les suites sont publiés.' : 'Le bilan est publié.';
  return syntheses.length > 0 || outcome !== null ? `${told} Voyez plus bas.` : told;
}

function whose(item: ConsultationView): string {
  return `Organisateur : ${item.organiser ?? item.project.sponsor}. Nous ne faisons que relayer.`;
}

function reasonOf(item: ConsultationView, ...kinds: string[]): string | null {
  return item.facts.findLast(({ kind }) => kinds.includes(kind))?.reason ?? null;
}

function hasChannel({ channels }: ConsultationView): boolean {
  const distant = channels.registerUrl ?? channels.email ?? channels.postalAddress;
  return Boolean(distant) || channels.places.length > 0 || channels.comments.state === 'on';
}
