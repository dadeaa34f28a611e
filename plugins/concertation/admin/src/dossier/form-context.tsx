import { createContext, useContext } from 'react';
import type { Dossier, DossierChoices } from '../../../contract/dossier.ts';

export interface DossierEditing {
  readonly dossier: Dossier;
  readonly choices: DossierChoices;
  readonly locked: boolean;
  /** Sentences of the last refusal, by path. */
  readonly errors: Readonly<Record<string, string>>;
  readonly set: (path: string, value: unknown) => void;
  readonly add: (path: string, ...items: readonly unknown[]) => void;
  readonly remove: (path: string, index: number) => void;
  readonly change: (next: (dossier: Dossier) => Dossier) => void;
}

const Context = createContext<DossierEditing | null>(null);
export const DossierEditingProvider = Context.Provider;

export function useDossierEditing(): DossierEditing {
  const editing = useContext(Context);
  if (!editing) throw new Error('a field of the dossier stands outside of the dossier');
  return editing;
}
