export type * from './changes.ts';
export * from './preview.ts';
export type * from './snapshot.ts';
export type * from './status.ts';
