import {
  type Confirmation,
  confirmationEndpoint,
  type Confirmed,
} from '@aggloforum/directory-mailing/contract/entry.ts';
import { askCms, type CmsAnswer } from './ask-cms.ts';
import { type LinkState, linkState } from './link-state.ts';

type Answered = CmsAnswer<Confirmed> | null;

export interface VisitedConfirmation {
  readonly state: LinkState | 'registered';
  readonly status: number;
  /** The very text that the button is a yes to; null where there is no button. */
  readonly asked: Confirmation | null;
}

export async function confirm(token: string, form: FormData, client: string): Promise<Answered> {
  const version = form.get('consentVersion');
  return askCms(confirmationEndpoint(token), client, typeof version === 'string' ? { consentVersion: version } : {});
}

/** `answer` of the form's post, if there was one: what it did not confirm, the page asks or explains anew. */
export async function visitConfirmation(
  known: boolean,
  token: string,
  client: string,
  answer: Answered | undefined,
): Promise<VisitedConfirmation> {
  // There was nothing left to renew: whoever pressed gets no own link here.
  if (answer?.status === 200 && answer.body.own === null) return { state: 'registered', status: 200, asked: null };
  if (answer === null || answer?.status === 200) return { ...linkState(known, answer), asked: null };
  const found = known ? await askCms<Confirmation>(confirmationEndpoint(token), client) : null;
  const { state, status } = linkState(known, found);
  if (state !== 'done' || found === null) return { state, status, asked: null };
  return { state: found.body.state, status, asked: found.body.state === 'asking' ? found.body : null };
}
