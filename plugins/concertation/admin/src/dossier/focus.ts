import { type RefObject, useEffect } from 'react';
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

/**
 * A control that goes away with the focus hands it to the nearest thing around it that still stands: the keyboard is
 * never thrown back to the top of the page.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const sheet = root.current;
    if (!sheet) return undefined;
    let chain: readonly HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      chain = target instanceof HTMLElement ? withHolders(target, sheet) : [];
    };
    const rescue = () => {
      const [last, ...holders] = chain;
      if (document.activeElement !== document.body || !last || last.isConnected) return;
      holders.find((holder) => holder.isConnected && holder.hasAttribute('tabindex'))?.focus();
    };
    const observer = new MutationObserver(rescue);
    observer.observe(sheet, { childList: true, subtree: true });
    sheet.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      sheet.removeEventListener('focusin', remember);
    };
  }, [root]);
}

function withHolders(element: HTMLElement, root: HTMLElement): HTMLElement[] {
  const parent = element.parentElement;
  return element === root || !parent ? [element] : [element, ...withHolders(parent, root)];
}
