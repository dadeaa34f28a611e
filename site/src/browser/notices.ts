import { french } from '../model/typography.ts';

/** What the page holds hidden for when no answer comes: it can then be said without asking anybody. */
export function notice(form: HTMLFormElement, name: 'down' | 'busy', message?: string): void {
  for (const part of partsOf(name)) part.hidden = false;
  const [first] = partsOf(name);
  const words = first?.querySelector('[data-message]');
  if (words && message !== undefined) words.textContent = french(message);
  if (first === undefined) form.submit();
  else first.focus();
}

export function clearNotices(): void {
  for (const part of [...partsOf('down'), ...partsOf('busy')]) part.hidden = true;
}

function partsOf(name: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-when~=${name}]`)];
}
