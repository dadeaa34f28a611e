import type { Core } from '@strapi/strapi';
import type { Finding, Submission } from '../../core/screening/submission.ts';

/** The service `screening` of this plugin: the rules in force, as they look at a text. */
interface Screening {
  screen(submission: Submission): Promise<readonly Finding[]>;
}

/** Without rules, nothing is found. */
export async function screened(strapi: Core.Strapi, submission: Submission): Promise<readonly Finding[]> {
  const screening = strapi.plugin('concertation').service('screening') as Screening | undefined;
  return screening === undefined ? [] : screening.screen(submission);
}

/** What no person does: held without a word, and read by somebody all the same. */
export function robotFinding(label: string, spam: boolean): Finding {
  return { rule: 'robot', label, action: 'hold', spam, excerpt: null, article: null };
}
