/** Where Vite keeps what it wraps each `import()` of a browser's script in. */
const WRAPPING = '\0vite/preload-helper.js';

/**
 * Leaves `import()` as it is: the wrapping would first fetch the styles of what is imported, which has none of its own,
 * and is larger than what it fetches.
 */
export function bareImports() {
  return {
    name: 'bare-imports',
    enforce: 'pre' as const,
    load: (id: string) => (id === WRAPPING ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
