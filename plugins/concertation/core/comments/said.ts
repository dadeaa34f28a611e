import type { ModerationAction } from '../moderation/transitions.ts';
import { PUBLIC_STATES, type RevisionState } from './words.ts';

export interface Said {
  readonly title: string;
  readonly text: string;
  /** Its author is asked for a correction. */
  readonly mend?: true;
}

interface Decided {
  readonly action: ModerationAction;
  readonly from: RevisionState | null;
  readonly to: RevisionState;
  /** Another text of the comment is public beside the one that was decided about. */
  readonly corrects: boolean;
  /** It is the whole of what was shown masked, by an appeal that was upheld before (`wholeAsked`). */
  readonly whole: boolean;
}

const SAID = {
  removed: {
    title: 'Votre commentaire a été retiré',
    text: 'Votre commentaire n’est plus public. Sa place et les réponses restent, sans votre texte ni votre nom.',
  },
  again: {
    title: 'Votre commentaire est relu',
    text: 'La décision sur votre texte est revue\u00a0: il sera relu.',
  },
  upheldFirst: {
    title: 'Votre recours est accepté',
    text: 'Votre texte n’est pas encore public\u00a0: l’élu·e délégué·e le lit à son tour, et peut encore le renvoyer ou le refuser.',
  },
  upheldBeside: {
    title: 'Votre recours est accepté',
    text: 'Votre texte reste public, en partie masqué\u00a0: l’élu·e délégué·e lit à son tour le passage masqué, et peut encore le refuser.',
  },
  redacted: {
    title: 'Votre commentaire est publié, en partie masqué',
    text: 'Votre commentaire est public. Un passage en est masqué, et la page le dit.',
  },
  back: { title: 'Votre commentaire est de nouveau public', text: 'Votre commentaire est de nouveau public.' },
  whole: {
    title: 'Votre commentaire est public en entier',
    text: 'Votre commentaire est public en entier\u00a0: plus rien n’en est masqué.',
  },
  published: { title: 'Votre commentaire est publié', text: 'Votre commentaire est public.' },
  sentBack: {
    title: 'Votre commentaire vous est renvoyé',
    text: 'Votre texte n’est pas encore public. Corrigez-le\u00a0: il sera relu.',
    mend: true,
  },
  correctionSentBack: {
    title: 'Votre correction vous est renvoyée',
    text: 'Votre correction n’est pas encore publique. Le texte précédent reste public. Reprenez votre correction\u00a0: elle sera relue.',
    mend: true,
  },
  refused: {
    title: 'Votre commentaire n’est pas publié',
    text: 'Votre texte n’a pas été publié. Il ne paraît nulle part.',
  },
  correctionRefused: {
    title: 'Votre correction n’est pas publiée',
    text: 'Votre correction n’a pas été publiée. Le texte précédent reste public.',
  },
  wholeSentBack: {
    title: 'Votre texte entier vous est renvoyé',
    text: 'Votre commentaire reste public, en partie masqué. Pour que le reste paraisse, corrigez-le\u00a0: il sera relu.',
    mend: true,
  },
  wholeRefused: {
    title: 'Votre commentaire reste en partie masqué',
    text: 'L’élu·e délégué·e n’a pas accepté ce qui est masqué. Votre commentaire reste public comme il était, en partie masqué.',
  },
} as const satisfies Record<string, Said>;

/** What an author is told of a decision; null where there is nothing to tell. */
export function decisionSaid({ action, from, to, corrects, whole }: Decided): Said | null {
  switch (to) {
    case 'removed':
      return SAID.removed;
    case 'refused':
      if (!corrects) return SAID.refused;
      return whole ? SAID.wholeRefused : SAID.correctionRefused;
    case 'sent-back':
      if (!corrects) return SAID.sentBack;
      return whole ? SAID.wholeSentBack : SAID.correctionSentBack;
    case 'published-redacted':
      return SAID.redacted;
    case 'published':
      if (from === 'removed') return SAID.back;
      return whole || from === 'published-redacted' ? SAID.whole : SAID.published;
    case 'awaiting-elected':
      if (action !== 'uphold') return null;
      return from === 'published-redacted' ? SAID.upheldBeside : SAID.upheldFirst;
    case 'awaiting-team':
      return action === 'restore' ? SAID.again : null;
    case 'spam-held':
    case 'rule-held':
      return null;
  }
}

export interface Recorded {
  readonly action: string;
  readonly role: string;
  readonly revision: number;
  readonly from: RevisionState | null;
  readonly to: RevisionState;
}

/** Of a decision: it made a revision of the whole of a masked text, which waits beside what stands. */
export function wholeAsked({ action, from, to }: Pick<Recorded, 'action' | 'from' | 'to'>): boolean {
  return action === 'uphold' && from === 'published-redacted' && to === 'awaiting-elected';
}

/**
 * Of all that is recorded of a comment, the oldest first, what its author is told: what somebody decided. What the
 * author did is no news to them, and where a text began says what held it.
 */
export function told<R extends Recorded>(rows: readonly R[]): { readonly row: R; readonly said: Said }[] {
  let standing: number | null = null;
  const wholes = new Set<number>();
  return rows.flatMap((row) => {
    const { from, revision, role, to } = row;
    const whole = wholes.has(revision);
    if (wholeAsked(row)) wholes.add(revision);
    if (PUBLIC_STATES.has(to)) standing = revision;
    else if (standing === revision) standing = null;
    if (role !== 'team' && role !== 'elected') return [];
    const corrects = standing !== null && standing !== revision;
    const said = decisionSaid({ action: row.action as ModerationAction, from, to, corrects, whole });
    return said === null ? [] : [{ row, said }];
  });
}
