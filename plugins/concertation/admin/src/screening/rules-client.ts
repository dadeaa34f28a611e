import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { RulesView, Trial, TrialView } from '../../../contract/screening.ts';
import type { Rule } from '../../../core/screening/rule.ts';

export type Faults = Readonly<Record<string, string>>;
/** `faults` is empty for a refusal of the whole. */
export type Answer<T> =
  { readonly ok: true; readonly view: T } | { readonly ok: false; readonly message: string; readonly faults: Faults };
interface Refused {
  readonly error: { readonly message: string; readonly fields?: Faults };
}

/** A refusal comes back as a body; all else is Strapi's. */
const READ_REFUSALS = { validateStatus: (status: number) => [404, 409, 422].includes(status) };

export function useRulesClient() {
  const { get, post, put, del } = useFetchClient();
  return useMemo(
    () => ({
      read: async () => (await get<RulesView>('/concertation/rules')).data,
      create: async (rule: Rule) =>
        answerOf(await post<RulesView | Refused>('/concertation/rules', rule, READ_REFUSALS)),
      change: async (id: string, rule: Rule, updatedAt: string) =>
        answerOf(await put<RulesView | Refused>(`/concertation/rules/${id}`, { rule, updatedAt }, READ_REFUSALS)),
      switchOn: async (id: string, enabled: boolean) =>
        answerOf(await put<RulesView | Refused>(`/concertation/rules/${id}/enabled`, { enabled }, READ_REFUSALS)),
      sort: async (ids: readonly string[]) =>
        answerOf(await post<RulesView | Refused>('/concertation/rules/order', { ids }, READ_REFUSALS)),
      remove: async (id: string) =>
        answerOf(await del<RulesView | Refused>(`/concertation/rules/${id}`, READ_REFUSALS)),
      trial: async (trial: Trial) =>
        answerOf(await post<TrialView | Refused>('/concertation/rules/trial', trial, READ_REFUSALS)),
    }),
    [get, post, put, del],
  );
}

function answerOf<T extends object>({ data }: { data: T | Refused }): Answer<T> {
  if (!('error' in data)) return { ok: true, view: data };
  return { ok: false, message: data.error.message, faults: data.error.fields ?? {} };
}
