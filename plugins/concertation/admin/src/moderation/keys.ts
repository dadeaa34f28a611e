import { useEffect, useLayoutEffect, useRef } from 'react';
import type { DeskAction } from '../../../contract/moderation.ts';
import { ACTIONS } from './words.ts';

export type Command =
  | { readonly kind: 'next' | 'previous' | 'select' | 'read' | 'search' | 'help' | 'close' }
  | { readonly kind: 'act'; readonly action: DeskAction };

export const READ_KEY = 'l';

const MOVES: Readonly<Record<string, Command>> = {
  j: { kind: 'next' },
  k: { kind: 'previous' },
  x: { kind: 'select' },
  [READ_KEY]: { kind: 'read' },
  '/': { kind: 'search' },
  '?': { kind: 'help' },
  Escape: { kind: 'close' },
};
const ACTS = new Map<string, Command>(
  (Object.keys(ACTIONS) as DeskAction[]).map((action) => [ACTIONS[action].key, { kind: 'act', action }]),
);

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key asks for; null for keys that belong to somebody else: with Ctrl, to the browser; while typing, to the text. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Pressed, typing: boolean): Command | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (typing) return key === 'Escape' ? { kind: 'close' } : null;
  return MOVES[key] ?? ACTS.get(key) ?? null;
}

/** For the dialog of keys, in the order in which one needs them. */
export const LEGEND: readonly (readonly [keys: string, does: string])[] = [
  ['j', 'texte suivant'],
  ['k', 'texte précédent'],
  ...(Object.keys(ACTIONS) as DeskAction[]).map(
    (action) => [ACTIONS[action].key, ACTIONS[action].verb.toLowerCase()] as const,
  ),
  [READ_KEY, 'dire que vous avez lu ce qui était à lire'],
  ['1 … 9', 'choisir le motif préparé'],
  ['Entrée', 'envoyer la décision'],
  ['Échap', 'fermer sans rien décider'],
  ['x', 'cocher, pour décider de plusieurs à la fois'],
  ['/', 'chercher'],
  ['?', 'cette aide'],
];

/** The boxes and menus in which letters are typed or choose. */
const TYPING = 'textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable=true]';

/** Listens while the page is open; a dialog keeps its keys to itself. */
export function useCommands(obey: (command: Command) => void): void {
  const latest = useRef(obey);
  // With the drawing itself: a key pressed as soon as a text is seen is about that text.
  useLayoutEffect(() => {
    latest.current = obey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const command = commandOf(event, target?.matches(TYPING) ?? false);
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
