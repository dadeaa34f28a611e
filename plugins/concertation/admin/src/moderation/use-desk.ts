import { useMemo, useState } from 'react';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DeskAction, QueueItem } from '../../../contract/moderation.ts';
import { useModerationClient } from './client.ts';
import {
  actionsForAll,
  bodiesOf,
  type DecisionDraft,
  draftFor,
  failureInWords,
  inLots,
  missing,
  neighbour,
  resultInWords,
} from './decision.ts';
import { type Filters, useDetail, useQueue } from './use-queue.ts';
import { ACTIONS } from './words.ts';

export interface OpenForm {
  readonly action: DeskAction;
  readonly targets: readonly QueueItem[];
  readonly draft: DecisionDraft;
}

/** Everything that the desk knows, and what its buttons and its keys ask for. */
export function useDesk(start: Filters, opened: string | null) {
  const client = useModerationClient();
  const [filters, setFilters] = useState(start);
  const queue = useQueue(client, filters);
  const items = useMemo(() => queue.page?.items ?? [], [queue.page]);
  const [chosen, setChosen] = useState(opened);
  const current = chosen ?? items[0]?.id ?? null;
  const { detail, show, reload, failed, reasons, ready } = useTextToDecide(client, current);
  const { selected, setSelected, toggle } = useTicks();
  const news = useNews();

  const open = (id: string | null) => {
    setChosen(id);
    if (id !== null) focusOn(id);
  };
  const ask = (next: Partial<Filters>) => {
    setFilters({ ...filters, ...next });
    setSelected(new Set());
    setChosen(null);
    news.clear();
  };
  /** After something was decided: the list anew, and the next text under the hand. */
  const goOn = async (decided: ReadonlySet<string>) => {
    const gone = filters.text === '' ? decided : STAYS;
    // What is read stays, whatever the new list starts with.
    setChosen(current);
    const next = neighbour(items, current, gone);
    setSelected(new Set());
    const page = await queue.load();
    const stays = page?.items.find(({ id }) => id === next?.id) ?? page?.items[0];
    // A text that was opened by its address, from an appeal for instance, stays in sight.
    const listed = items.some(({ id }) => id === current);
    if (current === null || (listed && gone.has(current))) open(stays?.id ?? null);
    await reload();
  };
  const ticked = ready ? items.filter(({ id }) => selected.has(id)) : [];
  const targets = selected.size > 0 ? ticked : detail ? [detail] : [];
  const deciding = useDeciding({ client, reasons, targets, goOn, reload, news });
  return {
    client,
    filters,
    ask,
    queue,
    items,
    current,
    open,
    detail,
    failed,
    show,
    reload,
    reasons,
    selected,
    setSelected,
    toggle,
    goOn,
    targets,
    news,
    ...deciding,
  };
}

/** A text comes with the reasons to decide it: the first key of somebody quick finds them. */
function useTextToDecide(client: ReturnType<typeof useModerationClient>, id: string | null) {
  const read = useDetail(client, id);
  const prepared = useLoaded(client.reasons);
  const ready = prepared.value !== null && prepared.value !== undefined;
  return {
    detail: ready ? read.detail : null,
    show: read.show,
    reload: read.reload,
    failed: read.failed || prepared.failed,
    reasons: prepared.value ?? NO_REASONS,
    ready,
  };
}

function useTicks() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  return { selected, setSelected, toggle };
}

export type Desk = ReturnType<typeof useDesk>;

const NO_REASONS: readonly never[] = [];
/** What was looked for stays in its list, whatever became of it. */
const STAYS: ReadonlySet<string> = new Set();

/** What was done, and what could not be. */
function useNews() {
  const [said, say] = useState('');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  return useMemo(
    () => ({
      said,
      trouble,
      say,
      setTrouble,
      clear: () => {
        say('');
        setTrouble([]);
      },
    }),
    [said, trouble],
  );
}

type News = ReturnType<typeof useNews>;

interface DecidingProps {
  readonly client: ReturnType<typeof useModerationClient>;
  readonly reasons: Parameters<typeof bodiesOf>[3];
  readonly targets: readonly QueueItem[];
  readonly goOn: (gone: ReadonlySet<string>) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly news: News;
}

function useDeciding({ client, reasons, targets, goOn, reload, news }: DecidingProps) {
  const [form, setForm] = useState<OpenForm | null>(null);
  const [busy, setBusy] = useState(false);

  const start = (action: DeskAction) => {
    news.clear();
    if (targets.length === 0) return;
    if (!actionsForAll(targets).includes(action))
      return news.say(`«\u00a0${ACTIONS[action].verb}\u00a0» ne se fait pas ici, ou pas par vous.`);
    setForm({ action, targets, draft: draftFor(action, targets) });
  };
  const write = (draft: DecisionDraft) => setForm((now) => now && { ...now, draft });
  const cancel = () => {
    setForm(null);
    news.clear();
  };
  const send = async () => {
    if (!form || busy) return;
    const lack = missing(form.action, form.draft);
    if (lack !== null) return news.setTrouble([lack]);
    setBusy(true);
    const bodies = bodiesOf(form.action, form.targets, form.draft, reasons);
    const { results, stopped } = await inLots(bodies, client.decide);
    setBusy(false);
    const failures = results.filter((result) => !result.ok);
    const stale = failures.some(({ code }) => code === 'changed-meanwhile');
    news.setTrouble([...new Set([...failures.map(failureInWords), ...stopInWords(stopped)])]);
    if (results.length > 0) news.say(resultInWords(form.action, results));
    // A text that lacks something is corrected in the form; one that has changed is looked at again first.
    if (failures.length === results.length && !stale) return undefined;
    setForm(null);
    await goOn(new Set(results.filter(({ ok }) => ok).map(({ comment }) => comment)));
    if (stale) await reload();
    return undefined;
  };
  return { form, busy, start, write, cancel, send };
}

function stopInWords(stopped: Awaited<ReturnType<typeof inLots>>['stopped']): readonly string[] {
  if (stopped === null) return [];
  return [stopped.meanwhile ? `${stopped.meanwhile.by} a changé ce texte.` : stopped.message];
}

export const rowId = (id: string) => `texte-${id}`;
export const PANE = 'lecture';

/** The row in the list; where the list is hidden, the text itself. After the next drawing. */
function focusOn(id: string): void {
  setTimeout(() => {
    // Somebody quicker has opened a form meanwhile: the keys are its own.
    if (document.activeElement?.closest('form')) return;
    const row = document.getElementById(rowId(id));
    const target = row?.checkVisibility() ? row : document.getElementById(PANE);
    target?.focus({ preventScroll: target !== row });
    target?.scrollIntoView({ block: 'nearest' });
  });
}
