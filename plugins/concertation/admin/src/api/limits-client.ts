import { useMemo } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { LimitsView } from '../../../contract/limits.ts';

export type Faults = Readonly<Record<string, string>>;
export type Kept =
  { readonly kind: 'done'; readonly view: LimitsView } | { readonly kind: 'invalid'; readonly faults: Faults };

/** A refusal comes back as a body; all else is Strapi's. */
const READ_REFUSALS = { validateStatus: (status: number) => status === 422 };

export function useLimitsClient() {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const send = async (path: string, body: object): Promise<Kept> => {
      const { data } = await post<LimitsView | { error: { fields?: Faults } }>(path, body, READ_REFUSALS);
      return 'error' in data ? { kind: 'invalid', faults: data.error.fields ?? {} } : { kind: 'done', view: data };
    };
    return {
      read: async () => (await get<LimitsView>('/concertation/limits')).data,
      change: async (body: object) => send('/concertation/limits', body),
      announce: async (body: object) => send('/concertation/sessions', body),
    };
  }, [get, post]);
}
