export * from '../core/paris-time.ts';
export { commentsAt, type CommentsSwitch } from '../core/participation.ts';
export * from '../core/phase.ts';
export * from '../core/remembered.ts';
export type * from './dossier.ts';
