export * from './unsubscription.ts';
