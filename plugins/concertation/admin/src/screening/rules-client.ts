import { useMemo } from 'react';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
import type { RulesView, Trial, TrialView } from '../../../contract/screening.ts';
import type { Rule } from '../../../core/screening/rule.ts';

export function useRulesClient() {
  const requests = useRequests('/concertation/rules');
  return useMemo(() => {
    const { load, post, put, del } = requests;
    return {
      read: async () => load<RulesView>(),
      create: async (rule: Rule) => post<RulesView>('', rule),
      change: async (id: string, rule: Rule, updatedAt: string) => put<RulesView>(`/${id}`, { rule, updatedAt }),
      switchOn: async (id: string, enabled: boolean) => put<RulesView>(`/${id}/enabled`, { enabled }),
      sort: async (ids: readonly string[]) => post<RulesView>('/order', { ids }),
      remove: async (id: string) => del<RulesView>(`/${id}`),
      trial: async (trial: Trial) => post<TrialView>('/trial', trial),
    };
  }, [requests]);
}
