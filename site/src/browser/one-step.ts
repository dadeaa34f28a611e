import type { ProofChallenge } from '@aggloforum/concertation/contract/comments.ts';
import { type Answer, freshToken, post } from './ask-site.ts';
import { clearErrors, showErrors } from './field-errors.ts';
import { fieldsOf } from './fields-of.ts';
import { notice } from './notices.ts';

/**
 * Makes the two steps of a form one. What it does not understand goes the way without a script, which knows all:
 * so nothing that somebody typed hangs on this file.
 */
interface Sending {
  /** The same as long as the fields are: whatever became of an answer, it counts once. */
  key: string;
  fields: string;
  token: string;
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-endpoint]')) takeOver(form);

function takeOver(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  if (button === null) return;
  const sending: Sending = { key: '', fields: '', token: '' };
  const name = form.dataset.oneStep ?? button.textContent;
  button.textContent = name;
  // Asked for when typing starts: its age says how long that took.
  form.addEventListener('input', () => void prepare(sending), { once: true });
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = 'Envoi en cours…';
    send(form, sending)
      .catch(() => form.submit())
      .finally(() => {
        busy = false;
        button.removeAttribute('aria-disabled');
        button.textContent = name;
      });
  });
}

async function prepare(sending: Sending): Promise<void> {
  const token = await freshToken();
  sending.token ||= token;
}

async function send(form: HTMLFormElement, sending: Sending): Promise<void> {
  const endpoint = form.dataset.endpoint ?? '';
  const { proof } = form.dataset;
  const fields = fieldsOf(form);
  const text = JSON.stringify(fields);
  if (text !== sending.fields) Object.assign(sending, { fields: text, key: crypto.randomUUID() });
  const ask = async (able: string | undefined): Promise<Answer | null> => {
    sending.token ||= await freshToken();
    if (sending.token === '') return null;
    return post(endpoint, {
      ...fields,
      proof: able || undefined,
      formToken: sending.token,
      idempotencyKey: sending.key,
    });
  };
  clearErrors(form);
  let answer = await ask(proof);
  if (answer?.body.error?.code.startsWith('form-')) {
    // The token was too old, or is spent: a new one, once.
    sending.token = '';
    answer = await ask(proof);
  }
  const challenge = answer?.body.challenge;
  if (challenge !== undefined) {
    say(form, 'Vérification en cours…');
    answer = await ask(await workedOut(challenge));
    // It took too long for the challenge: the text is sent as without a script.
    if (answer?.body.challenge !== undefined) answer = await ask(undefined);
    say(form, '');
  }
  show(form, answer);
}

/** Its script is fetched when it is needed. Nothing when it cannot be had: the text is then sent without, and read first. */
async function workedOut(challenge: ProofChallenge): Promise<string | undefined> {
  try {
    const { solved } = await import('./proof.ts');
    return await solved(challenge);
  } catch {
    return undefined;
  }
}

/** Read out, without taking anybody away from where they are. */
function say(form: HTMLFormElement, words: string): void {
  const status = form.querySelector('[role=status]');
  if (status !== null) status.textContent = words;
}

function show(form: HTMLFormElement, answer: Answer | null): void {
  if (answer === null || answer.status === 503) return notice(form, 'down');
  const { status, body } = answer;
  if (status === 201 && body.own !== undefined && form.dataset.own !== undefined)
    return location.assign(`${form.dataset.own}${body.own}/`);
  if (status === 201 && body.reference !== undefined)
    return location.assign(`${form.dataset.received}?reference=${encodeURIComponent(body.reference)}`);
  if (status === 422 && body.error?.fields !== undefined) return showErrors(form, body.error.fields);
  if (status === 429) return notice(form, 'busy', body.error?.message);
  form.submit();
}
