import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommentDetail, QueueItem, QueuePage, QueueView } from '../../../contract/moderation.ts';
import type { ModerationClient } from './client.ts';

/** Fifty are one screen of work. */
const AT_ONCE = 50;

export interface Filters {
  readonly view: QueueView;
  readonly consultation: string;
  readonly text: string;
}

/** The list, page by page; a question that was asked later is answered last. */
export function useQueue(client: ModerationClient, filters: Filters) {
  const [page, setPage] = useState<QueuePage | null>(null);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);
  const load = useCallback(
    async (after?: string, before: readonly QueueItem[] = []): Promise<QueuePage | null> => {
      asked.current += 1;
      const mine = asked.current;
      try {
        const next = await client.queue({ ...filters, ...(after === undefined ? {} : { after }), limit: AT_ONCE });
        if (mine !== asked.current) return null;
        const whole = { ...next, items: [...before, ...next.items] };
        setPage(whole);
        setFailed(false);
        return whole;
      } catch {
        if (mine === asked.current) setFailed(true);
        return null;
      }
    },
    [client, filters],
  );
  useEffect(() => {
    void load();
  }, [load]);
  const more = async () => {
    if (page?.next != null) await load(page.next, page.items);
  };
  return { page, failed, load, more };
}

/** The text that is read, whole; `shown` is null while another one comes. */
export function useDetail(client: ModerationClient, id: string | null) {
  const [detail, setDetail] = useState<CommentDetail | null>(null);
  const [failed, setFailed] = useState(false);
  const wanted = useRef(id);
  useEffect(() => {
    wanted.current = id;
  }, [id]);
  const show = useCallback((next: CommentDetail) => {
    if (wanted.current !== next.id) return;
    setDetail(next);
    setFailed(false);
  }, []);
  const reload = useCallback(async () => {
    if (id === null) return;
    try {
      show(await client.comment(id));
    } catch {
      if (wanted.current === id) setFailed(true);
    }
  }, [client, id, show]);
  useEffect(() => {
    setFailed(false);
    void reload();
  }, [reload]);
  return { detail: detail?.id === id ? detail : null, failed, show, reload };
}
