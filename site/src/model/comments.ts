import { type MayComment, mayComment, whatHappensNext } from '@aggloforum/concertation/contract/comments.ts';
import type { Passed } from '@aggloforum/concertation/contract';
import type { PublicComment } from '@aggloforum/publisher/contract';
import { frenchInstant } from './dates.ts';
import type { ConsultationView } from './view.ts';

/** May one comment here now, in the words of the endpoint. */
function mayCommentOn(consultation: ConsultationView, passed: Passed): MayComment {
  const { channels, procedure } = consultation;
  return mayComment(
    { ...consultation, legalRegister: procedure.legalRegister, comments: channels.comments },
    null,
    passed,
  );
}

/** What the page says of comments; null where there is nothing to say: nobody may ever comment there. */
export interface CommentsState {
  readonly may: boolean;
  readonly words: string;
}

export function commentsState(consultation: ConsultationView, passed: Passed): CommentsState | null {
  const answer = mayCommentOn(consultation, passed);
  const { policy, state } = consultation.channels.comments;
  if (answer.may) return { may: true, words: policy === null ? '' : whatHappensNext(policy) };
  if (answer.reason === 'register' || answer.reason === 'not-ours') return null;
  // Once all is over, that nobody could ever comment is no news.
  const ever = policy !== null || state === 'on';
  const alive = ['open', 'announced', 'suspended'].includes(consultation.phase);
  return ever || alive ? { may: false, words: answer.message } : null;
}

/** Of a comment whose text is not shown. */
export function goneWords(comment: PublicComment, articles: ReadonlyMap<string, string>): string {
  const when = comment.gone === null ? '' : ` le ${frenchInstant(comment.gone.at)}`;
  if (comment.state === 'withdrawn') return `Retiré par son auteur·rice${when}.`;
  if (comment.state === 'erased') return `Effacé par son auteur·rice${when}.`;
  const article = articles.get(comment.gone?.article ?? '');
  const why = article === undefined ? '' : `, au titre de la charte : « ${article} »`;
  return `Retiré par la modération${when}${why}.`;
}

interface Answered {
  readonly project: string;
  readonly consultation: string;
  readonly comment: string;
}

/** The form's own page, for an answer. */
export function replyLink({ project, consultation, comment }: Answered): string {
  return `/participer/commentaire?projet=${project}&consultation=${consultation}&reponse=${comment}`;
}

export function reportLink({ project, consultation, comment }: Answered): string {
  return `/participer/signalement?projet=${project}&consultation=${consultation}&commentaire=${comment}`;
}
