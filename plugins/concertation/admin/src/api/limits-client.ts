import { useMemo } from 'react';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
import type { LimitsView } from '../../../contract/limits.ts';

export function useLimitsClient() {
  const requests = useRequests('/concertation');
  return useMemo(() => {
    const { load, post } = requests;
    return {
      read: async () => load<LimitsView>('/limits'),
      change: async (body: object) => post<LimitsView>('/limits', body),
      announce: async (body: object) => post<LimitsView>('/sessions', body),
    };
  }, [requests]);
}
