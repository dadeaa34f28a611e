import { currentModel } from './source.ts';

/** For `getStaticPaths`: the named groups of every address that the pattern matches. */
export function paramsOf(pattern: RegExp): { params: Record<string, string> }[] {
  return currentModel()
    .addresses()
    .flatMap((address) => {
      const groups = pattern.exec(address)?.groups;
      return groups === undefined ? [] : [{ params: { ...groups } }];
    });
}
