import type { ParticipationChange } from '../contract/dossier.ts';
import { endOf, isParisMoment, startOf } from './paris-time.ts';
import type { Passed } from './phase.ts';

export interface ParticipationSetting {
  readonly comments: 'on' | 'off';
  /** Paris moments, or ''. */
  readonly from: string;
  readonly to: string;
  /** Public sentence that says why comments are off. */
  readonly reason: string;
}

/** Comments stay off until somebody in charge switches them on. */
export const COMMENTS_OFF: ParticipationSetting = { comments: 'off', from: '', to: '', reason: '' };

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
  if (change.comments === 'on' && legalRegister) {
    errors['comments'] =
      'Les observations de cette procédure vont au registre légal : les commentaires du site restent fermés.';
  }
  if (change.comments === 'off' && before.comments === 'on' && change.reason.trim() === '') {
    errors['reason'] = 'Dites aux habitants pourquoi les commentaires ferment.';
  }
  if (change.reason.length > 500) errors['reason'] = 'Ce texte dépasse 500 caractères.';
  return errors;
}

/** What the public reads: the switch, within its own dates. */
export function publicComments(
  setting: ParticipationSetting,
  passed: Passed,
): { state: 'on' | 'off'; reason: string | null } {
  const started = setting.from === '' || passed(startOf(setting.from));
  const ended = setting.to !== '' && passed(endOf(setting.to));
  const state = setting.comments === 'on' && started && !ended ? 'on' : 'off';
  return { state, reason: state === 'off' && setting.reason !== '' ? setting.reason : null };
}
