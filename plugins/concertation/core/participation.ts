import type { ParticipationChange } from '../contract/dossier.ts';
import { endOf, isParisMoment, startOf } from './paris-time.ts';
import type { PublicPolicy } from './comments/sentences.ts';
import type { Passed } from './phase.ts';

export interface ParticipationSetting {
  readonly comments: 'on' | 'off';
  /** Paris moments, or ''. */
  readonly from: string;
  readonly to: string;
  /** Public sentence that says why comments are off. */
  readonly reason: string;
  /** Opened beside a legal register, knowingly: what is written is « hors registre ». */
  readonly outsideRegister: boolean;
}

/** Comments stay off until somebody in charge switches them on. */
export const COMMENTS_OFF: ParticipationSetting = {
  comments: 'off',
  from: '',
  to: '',
  reason: '',
  outsideRegister: false,
};

export function validateParticipation(
  change: ParticipationChange,
  before: ParticipationSetting,
  legalRegister: boolean,
): Record<string, string> {
  const errors: Record<string, string> = {};
  if (change.from !== '' && !isParisMoment(change.from)) errors['from'] = 'Cette date n’existe pas.';
  if (change.to !== '' && !isParisMoment(change.to)) errors['to'] = 'Cette date n’existe pas.';
  if (isParisMoment(change.from) && isParisMoment(change.to) && endOf(change.to) <= startOf(change.from)) {
    errors['to'] = 'La fin précède le début.';
  }
  if (change.comments === 'on' && legalRegister && change.outsideRegister !== true) {
    errors['comments'] =
      'Les observations de cette procédure vont au registre légal. Pour ouvrir tout de même les commentaires du site, dites qu’ils sont «\u00a0hors registre\u00a0».';
  }
  if (change.comments === 'off' && before.comments === 'on' && change.reason.trim() === '') {
    errors['reason'] = 'Dites aux habitants pourquoi les commentaires ferment.';
  }
  if (change.reason.length > 500) errors['reason'] = 'Ce texte dépasse 500 caractères.';
  return errors;
}

/** The switch as the public may know it: as it was stored, with its dates. Paris moments. */
export interface CommentsSwitch {
  readonly state: 'on' | 'off';
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  /** How comments are moderated; null where they were never on. */
  readonly policy: PublicPolicy | null;
}

export function publicSwitch(
  { comments, from, to, reason }: ParticipationSetting,
  policy: PublicPolicy | null,
): CommentsSwitch {
  return { state: comments, from: from || null, to: to || null, reason: reason || null, policy };
}

/** What the public reads at this instant: the switch, within its own dates. */
export function commentsAt(
  { state, from, to, reason }: CommentsSwitch,
  passed: Passed,
): { readonly state: 'on' | 'off'; readonly reason: string | null } {
  const started = from === null || passed(startOf(from));
  const ended = to !== null && passed(endOf(to));
  const now = state === 'on' && started && !ended ? 'on' : 'off';
  return { state: now, reason: now === 'off' ? reason : null };
}
