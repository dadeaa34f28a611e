import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { attempt, READ_REFUSALS, SENTENCES } from './answer.ts';

/** Requests below one address. `sentences` are the page's own, and the same at each drawing. */
export function useRequests(root: string, sentences = SENTENCES) {
  const { get, post, put, del } = useFetchClient();
  return useMemo(() => {
    const answered = async <T>(sent: Promise<{ data: unknown }>) =>
      attempt<T>(async () => (await sent).data, sentences);
    return {
      /** Throws when it fails, for a page that says in its own words that there is nothing to show. */
      load: async <T>(path = '') => (await get<T>(root + path)).data,
      get: async <T>(path: string) => answered<T>(get(root + path, READ_REFUSALS)),
      post: async <T>(path: string, body: unknown) => answered<T>(post(root + path, body, READ_REFUSALS)),
      put: async <T>(path: string, body: unknown) => answered<T>(put(root + path, body, READ_REFUSALS)),
      del: async <T>(path: string) => answered<T>(del(root + path, READ_REFUSALS)),
    };
  }, [get, post, put, del, root, sentences]);
}
