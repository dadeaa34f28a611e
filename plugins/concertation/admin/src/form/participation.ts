import type { ParticipationEntry } from '../../../contract/dossier.ts';
import { momentInWords, stampInWords } from './moment.ts';

/** « Ouverts le 3 novembre 2026 à 10 h par Ana Essai, à partir du mardi 3 novembre 2026 ». */
export function participationInWords({
  comments,
  from,
  to,
  reason,
  outsideRegister,
  at,
  by,
}: ParticipationEntry): string {
  return [
    `${comments === 'on' ? 'Ouverts' : 'Fermés'} le ${stampInWords(at)} par ${by}`,
    from === '' ? '' : `à partir du ${momentInWords(from)}`,
    to === '' ? '' : `jusqu’au ${momentInWords(to)}`,
    outsideRegister && comments === 'on' ? '«\u00a0hors registre\u00a0»' : '',
    reason === '' ? '' : `motif\u00a0: «\u00a0${reason}\u00a0»`,
  ]
    .filter(Boolean)
    .join(', ');
}
