import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<true>();

/** What the dossier itself does was judged as a whole; the guards of single entries let it pass. */
export async function insideDossier<T>(work: () => Promise<T>): Promise<T> {
  return scope.run(true, work);
}

export function isInsideDossier(): boolean {
  return scope.getStore() === true;
}
