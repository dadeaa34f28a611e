export * from '../core/paris-time.ts';
export * from '../core/phase.ts';
export type * from './dossier.ts';
