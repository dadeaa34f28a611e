import { fieldId, pathsUpwards } from '../form/paths.ts';

/** Brings the field into view and into focus, unfolding what hides it; else the nearest thing that holds it. */
export function focusField(path: string): void {
  const element = pathsUpwards(path)
    .map((candidate) => document.getElementById(fieldId(candidate)))
    .find((found) => found !== null);
  if (!element) return;
  for (let node = element.parentElement; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
  if (element instanceof HTMLDetailsElement) element.open = true;
  const target = element instanceof HTMLDetailsElement ? (element.querySelector('summary') ?? element) : element;
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** After the next drawing: for a row that was only just added. */
export function focusLater(path: string): void {
  setTimeout(() => focusField(path));
}
