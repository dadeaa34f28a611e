import { commentsAt, type CommentsSwitch } from '../participation.ts';
import { endOf, startOf } from '../paris-time.ts';
import { type Passed, type PhaseFacts, phaseOf } from '../phase.ts';

export type MayCommentReason =
  'off' | 'not-open' | 'closed' | 'suspended' | 'register' | 'not-ours' | 'parent-unavailable' | 'too-deep';

export type MayComment =
  { readonly may: true } | { readonly may: false; readonly reason: MayCommentReason; readonly message: string };

export interface CommentedConsultation extends PhaseFacts {
  readonly origin: 'native' | 'archive' | 'relay';
  /** Observations belong to a legal register. */
  readonly legalRegister: boolean;
  readonly comments: CommentsSwitch;
}

/** What is answered: null for a comment of its own. Unknown, pending and taken down are all `gone`. */
export type Thread = null | { readonly standing: 'public' | 'gone'; readonly isReply: boolean };

const SENTENCES: Readonly<Record<MayCommentReason, string>> = {
  off: 'Les commentaires ne sont pas ouverts pour cette consultation.',
  'not-open': 'Les commentaires ne sont pas encore ouverts.',
  closed: 'Les commentaires sont fermés\u00a0: on peut les lire, mais plus en écrire.',
  suspended: 'La consultation est suspendue\u00a0: les commentaires reprendront avec elle.',
  register: 'Pour cette procédure, les observations se déposent au registre et non sur ce site.',
  'not-ours': 'Cette fiche est reprise d’une autre source\u00a0: on ne peut pas la commenter ici.',
  'parent-unavailable': 'Le commentaire auquel vous répondez n’est pas public, ou ne l’est plus.',
  'too-deep': 'On répond à un commentaire, pas à une réponse. Répondez au commentaire du dessus.',
};

/** May somebody comment, or answer, here and now? Asked by the page, the form and the endpoint alike. */
export function mayComment(consultation: CommentedConsultation, thread: Thread, passed: Passed): MayComment {
  const reason = reasonAgainst(consultation, thread, passed);
  if (reason === null) return { may: true };
  const said = reason === 'off' || reason === 'closed' ? commentsAt(consultation.comments, passed).reason : null;
  return { may: false, reason, message: said === null ? SENTENCES[reason] : `${SENTENCES[reason]} ${said}` };
}

function reasonAgainst(consultation: CommentedConsultation, thread: Thread, passed: Passed): MayCommentReason | null {
  const { comments, legalRegister, origin } = consultation;
  if (origin !== 'native') return 'not-ours';
  if (comments.state === 'off') return legalRegister ? 'register' : 'off';
  return againstPhase(consultation, passed) ?? againstDates(comments, passed) ?? againstThread(thread);
}

function againstPhase(consultation: CommentedConsultation, passed: Passed): MayCommentReason | null {
  const phase = phaseOf(consultation, passed);
  if (phase === 'announced') return 'not-open';
  if (phase === 'suspended') return 'suspended';
  return phase === 'open' || phase === 'undated' ? null : 'closed';
}

function againstDates({ from, to }: CommentsSwitch, passed: Passed): MayCommentReason | null {
  if (to !== null && passed(endOf(to))) return 'closed';
  return from === null || passed(startOf(from)) ? null : 'not-open';
}

function againstThread(thread: Thread): MayCommentReason | null {
  if (thread === null) return null;
  if (thread.standing === 'gone') return 'parent-unavailable';
  return thread.isReply ? 'too-deep' : null;
}
