import {
  checkComment,
  type CommentAnswer,
  type CommentContext,
  type CommentFields,
  COMMENTS_PATH,
  ownCommentPage,
} from '@aggloforum/concertation/contract/comments.ts';
import { askCms } from './ask-cms.ts';
import { ALL_DOWN, type FormStep, NOTHING_WRONG, sendingIn, textsIn, twoSteps } from './two-steps.ts';

/** What the form holds; empty strings for what was not typed. */
export interface TypedComment {
  readonly project: string;
  readonly consultation: string;
  readonly parent: string;
  readonly authorName: string;
  readonly email: string;
  readonly body: string;
  readonly charterVersion: string;
  readonly website: string;
}

export const COMMENT_NAMES = [
  'project',
  'consultation',
  'parent',
  'authorName',
  'email',
  'body',
  'charterVersion',
  'website',
] as const satisfies readonly (keyof TypedComment)[];

export const NO_COMMENT: TypedComment = {
  project: '',
  consultation: '',
  parent: '',
  authorName: '',
  email: '',
  body: '',
  charterVersion: '',
  website: '',
};

export function typedComment(form: FormData): TypedComment {
  return textsIn(form, COMMENT_NAMES);
}

/** Of the address of a link « Répondre », or of one to the form alone. */
export function askedFor(query: URLSearchParams): Pick<TypedComment, 'project' | 'consultation' | 'parent'> {
  const [project, consultation, parent] = ['projet', 'consultation', 'reponse'].map((name) => query.get(name) ?? '');
  return { project: project ?? '', consultation: consultation ?? '', parent: parent ?? '' };
}

const WORD = /^[\w-]{1,200}$/;

/** Null when the CMS does not answer; undefined when nothing of it is public. */
export async function contextOf(
  { project, consultation, parent }: Pick<TypedComment, 'project' | 'consultation' | 'parent'>,
  client: string,
): Promise<CommentContext | null | undefined> {
  if (!WORD.test(project)) return undefined;
  const query = new URLSearchParams({
    ...(consultation ? { consultation } : {}),
    ...(parent ? { parent } : {}),
  });
  const answer = await askCms<CommentContext>(
    `/api/concertation/comment-contexts/${project}?${query.toString()}`,
    client,
  );
  if (answer === null) return null;
  return answer.status === 200 ? answer.body : undefined;
}

/** What the form's page shows before anything was sent. */
export function openForm(
  asked: Pick<TypedComment, 'consultation'>,
  context: CommentContext | null | undefined,
): FormStep<CommentAnswer> {
  if (context === null) return ALL_DOWN;
  if (context === undefined) return { show: 'closed', status: 404, notice: unknown(asked) };
  return context.refusal === null ? NOTHING_WRONG : { show: 'closed', status: 200, notice: context.refusal.message };
}

/** Several of the project may be open: then each page of theirs holds its form. */
const unknown = ({ consultation }: Pick<TypedComment, 'consultation'>) =>
  consultation === ''
    ? 'Nous ne savons pas de quelle consultation il s’agit : ouvrez sa page, et écrivez de là.'
    : 'Cette consultation n’est pas ou plus sur le site.';
const KEPT = 'Votre texte est gardé ci-dessous.';

export async function sendComment(
  form: FormData,
  typed: TypedComment,
  context: CommentContext | null | undefined,
  client: string,
): Promise<FormStep<CommentAnswer>> {
  const send = async (): Promise<FormStep<CommentAnswer>> =>
    twoSteps(form, { endpoint: COMMENTS_PATH, fields: fieldsOf(typed), errors: checkComment(typed) }, client);
  const against = stepAgainst(typed, context);
  if (against === null) return send();
  // What was sent before without an answer may be stored: the endpoint knows, and says no for the same reasons.
  return sendingIn(form) === null || against.show === 'form' ? against : send();
}

function stepAgainst(
  { charterVersion, consultation }: TypedComment,
  context: CommentContext | null | undefined,
): FormStep<CommentAnswer> | null {
  if (context === null) return ALL_DOWN;
  if (context === undefined) return { show: 'closed', status: 404, notice: `${unknown({ consultation })} ${KEPT}` };
  const { refusal } = context;
  // Before the faults: nobody corrects a text that cannot be sent.
  if (refusal !== null) return { show: 'closed', status: 409, notice: `${refusal.message} ${KEPT}` };
  if (charterVersion === context.charterVersion) return null;
  return { ...NOTHING_WRONG, status: 409, notice: 'La charte a changé entre-temps. Relisez-la avant d’envoyer.' };
}

function fieldsOf({ consultation, parent, email, website, ...typed }: TypedComment): CommentFields {
  return {
    ...typed,
    ...(consultation ? { consultation } : {}),
    ...(parent ? { parent } : {}),
    ...(email ? { email } : {}),
    ...(website ? { website } : {}),
  };
}

/** Where an author sees what became of a comment that was just sent. */
export function receivedPage({ own }: Pick<CommentAnswer, 'own'>): string {
  return ownCommentPage(own);
}
