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

interface Shown {
  readonly page: QueuePage | null;
  readonly failed: boolean;
}

/** The list, page by page. Of several questions, the answer to the last one is shown, whichever comes first. */
export function useQueue(client: ModerationClient, filters: Filters) {
  const [shown, setShown] = useState<Shown>({ page: null, failed: false });
  const asked = useRef(0);
  /** Null when something else was asked meanwhile. */
  const ask = useCallback(
    async (after?: string, before: readonly QueueItem[] = []): Promise<Shown | null> => {
      const mine = (asked.current += 1);
      const answer = await client
        .queue({ ...filters, ...(after === undefined ? {} : { after }), limit: AT_ONCE })
        .catch(() => null);
      if (mine !== asked.current) return null;
      if (answer === null) return { page: null, failed: true };
      return { page: { ...answer, items: [...before, ...answer.items] }, failed: false };
    },
    [client, filters],
  );
  const load = async (after?: string, before?: readonly QueueItem[]): Promise<QueuePage | null> => {
    const next = await ask(after, before);
    if (next) setShown(next);
    return next?.page ?? null;
  };
  useEffect(() => {
    void ask().then((first) => first && setShown(first));
  }, [ask]);
  const more = async () => {
    const { page } = shown;
    if (page !== null && page.next !== null) await load(page.next, page.items);
  };
  return { ...shown, load, more };
}

interface Read {
  readonly id: string;
  /** Null when it could not be read. */
  readonly detail: CommentDetail | null;
}

/** The text that is read, whole; null while another one comes. */
export function useDetail(client: ModerationClient, id: string | null) {
  const [read, setRead] = useState<Read | null>(null);
  const ask = useCallback(
    async (): Promise<Read | null> => (id === null ? null : { id, detail: await client.comment(id).catch(() => null) }),
    [client, id],
  );
  useEffect(() => {
    let gone = false;
    void ask().then((answer) => !gone && setRead(answer));
    return () => {
      gone = true;
    };
  }, [ask]);
  /** What is read anew; another text that was opened meanwhile stays. */
  const reload = async () => {
    const answer = await ask();
    setRead((before) => (before === null || before.id === answer?.id ? answer : before));
  };
  const show = (detail: CommentDetail) => setRead({ id: detail.id, detail });
  const mine = read?.id === id ? read : null;
  return { detail: mine?.detail ?? null, failed: mine !== null && mine.detail === null, show, reload };
}
