import type { Core } from '@strapi/strapi';
import { drafting } from './drafting.ts';
import { type Kit, kitOf } from './kit.ts';
import { publishing } from './publishing.ts';
import { scheduling } from './scheduling.ts';

/** The acts of the page « Dossier »: each is one transaction, all or nothing. */
export const dossiers = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: Kit | undefined;
  // Made at the first act: the other services exist by then.
  const kit = (): Kit => (made ??= kitOf(strapi));
  return {
    ...drafting(kit),
    ...publishing(kit),
    ...scheduling(kit),
    now: (): number => kit().clock.now(),
    passed: (instant: number): boolean => kit().passed(instant),
  };
};

export type Dossiers = ReturnType<typeof dossiers>;
