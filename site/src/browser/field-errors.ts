import { french } from '../model/typography.ts';
import { clearNotices } from './notices.ts';

/** As the server's own page says it: a summary that leads to the fields, and each reason beside its field. */
export function showErrors(form: HTMLFormElement, errors: Readonly<Record<string, string>>): void {
  const items: HTMLElement[] = [];
  for (const [name, reason] of Object.entries(errors)) {
    const target = form.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
    if (target !== null) markField(target, name, french(reason));
    items.push(made('li', '', made('a', '', french(reason), { href: `#${name}` })));
  }
  const count = items.length;
  const title = count === 1 ? 'Une réponse est à corriger' : `${count} réponses sont à corriger`;
  const summary = made('div', 'notice error', made('h2', '', title, { id: 'erreurs' }), {
    role: 'alert',
    tabindex: '-1',
    'aria-labelledby': 'erreurs',
  });
  const list = made('ul', '');
  list.append(...items);
  summary.append(list);
  form.before(summary);
  summary.focus();
}

/** Whoever wrote them, this script or the server. */
export function clearErrors(form: HTMLFormElement): void {
  document.querySelector('.notice.error[aria-labelledby=erreurs]')?.remove();
  clearNotices();
  for (const why of form.querySelectorAll('.why')) why.remove();
  for (const field of form.querySelectorAll('.wrong')) field.classList.remove('wrong');
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    describe(control, control.id, false);
  }
}

function markField(target: HTMLElement, name: string, reason: string): void {
  const why = made('p', 'why', made('span', 'hidden', 'Erreur\u00a0: '), { id: `${name}-erreur` });
  why.append(reason);
  const isGroup = target.tagName === 'FIELDSET';
  (isGroup ? target : target.closest('.field'))?.classList.add('wrong');
  if (isGroup) return (target.querySelector('div, details') ?? target).before(why);
  target.before(why);
  target.setAttribute('aria-invalid', 'true');
  describe(target, name, true);
}

/** The reason is read with the hint of the field. */
function describe(control: Element, name: string, wrong: boolean): void {
  const known = (control.getAttribute('aria-describedby') ?? '').split(' ');
  const rest = known.filter((id) => id !== '' && id !== `${name}-erreur`);
  control.setAttribute('aria-describedby', [...rest, ...(wrong ? [`${name}-erreur`] : [])].join(' '));
}

function made(
  tag: string,
  classes: string,
  content: string | HTMLElement = '',
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const element = document.createElement(tag);
  if (classes !== '') element.className = classes;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(content);
  return element;
}
