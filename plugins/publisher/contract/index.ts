export type * from './changes.ts';
export type * from './comments.ts';
export * from './preview.ts';
export type * from './snapshot.ts';
export type * from './status.ts';
