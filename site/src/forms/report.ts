import { checkReport, type ReportFields, reportsPath } from '@aggloforum/concertation/contract/comments.ts';
import { type FormStep, textsIn, twoSteps } from './two-steps.ts';

export interface TypedReport {
  readonly project: string;
  readonly consultation: string;
  /** Public id. */
  readonly comment: string;
  readonly reason: string;
  readonly explanation: string;
  readonly name: string;
  readonly email: string;
  readonly goodFaith: string;
  readonly website: string;
}

export const REPORT_NAMES = [
  'project',
  'consultation',
  'comment',
  'reason',
  'explanation',
  'name',
  'email',
  'goodFaith',
  'website',
] as const satisfies readonly (keyof TypedReport)[];

export function typedReport(form: FormData): TypedReport {
  return textsIn(form, REPORT_NAMES);
}

/** Of the address of a link « Signaler ». */
export function reportAskedFor(query: URLSearchParams): TypedReport {
  const asked = new Map([
    ['project', query.get('projet')],
    ['consultation', query.get('consultation')],
    ['comment', query.get('commentaire')],
  ]);
  return Object.fromEntries(REPORT_NAMES.map((name) => [name, asked.get(name) ?? ''])) as unknown as TypedReport;
}

export async function sendReport(form: FormData, typed: TypedReport, client: string): Promise<FormStep> {
  return twoSteps(
    form,
    { endpoint: reportsPath(typed.comment), fields: fieldsOf(typed), errors: checkReport(typed) },
    client,
  );
}

function fieldsOf({ reason, explanation, name, email, goodFaith, website }: TypedReport): ReportFields {
  return {
    reason,
    explanation,
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(goodFaith ? { goodFaith } : {}),
    ...(website ? { website } : {}),
  };
}
