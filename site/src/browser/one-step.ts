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

async function send(form: HTMLFormElement, sending: Sending): Promise<void> {
  const endpoint = form.dataset.endpoint ?? '';
  const { proof } = form.dataset;
  const fields = { ...fieldsOf(form), ...(proof ? { proof } : {}) };
  const text = JSON.stringify(fields);
  if (text !== sending.fields) Object.assign(sending, { fields: text, key: crypto.randomUUID() });
  const ask = async (): Promise<Answer | null> => {
    sending.token ||= await freshToken();
    if (sending.token === '') return null;
    return post(endpoint, { ...fields, formToken: sending.token, idempotencyKey: sending.key });
  };
  clearErrors(form);
  let answer = await ask();
  if (answer?.body.error?.code.startsWith('form-')) {
    // The token was too old, or is spent: a new one, once.
    sending.token = '';
    answer = await ask();
  }
  show(form, answer);
}

function show(form: HTMLFormElement, answer: Answer | null): void {
  if (answer === null || answer.status === 503) return notice(form, 'down');
  const { status, body } = answer;
  if (status === 201 && body.own !== undefined && form.dataset.own !== undefined)
    return location.assign(
      `${form.dataset.own}${body.own}/?recu=${body.state === 'published' ? 'en-ligne' : 'en-attente'}`,
    );
  if (status === 201 && body.reference !== undefined)
    return location.assign(`${form.dataset.received}?reference=${encodeURIComponent(body.reference)}`);
  if (status === 422 && body.error?.fields !== undefined) return showErrors(form, body.error.fields);
  if (status === 429) return notice(form, 'busy', body.error?.message);
  form.submit();
}
