import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dossier, DossierChoices, DossierView, ParticipationView } from '../../../contract/dossier.ts';
import { type Answer, useDossierClient } from '../api/dossier-client.ts';
import { emptyDossier } from '../form/empty.ts';
import { type Difference, mergeThreeWays, same } from '../form/merge.ts';

export interface Conflict {
  readonly by: string;
  readonly at: string;
}

export interface Refusal {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Everything that the page of one dossier knows; `id` is null for one that was never saved. */
export function useDossier(id: string | null) {
  const client = useDossierClient();
  /** The dossier that this page holds; a first save gives it an address without opening it anew. */
  const held = useRef<string | null>(null);
  const [choices, setChoices] = useState<DossierChoices | null>(null);
  const [view, setView] = useState<DossierView | null>(null);
  const [base, setBase] = useState<Dossier>(emptyDossier);
  const [dossier, setDossier] = useState<Dossier>(emptyDossier);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);

  const show = useCallback((next: DossierView) => {
    held.current = next.id;
    setView(next);
    setBase(next.dossier);
    setDossier(next.dossier);
    setRefusal(null);
    setConflict(null);
    setDifferences([]);
  }, []);

  useEffect(() => {
    let gone = false;
    if (id !== null && id === held.current) return undefined;
    const load = async () => {
      const [offered, opened] = await Promise.all([client.choices(), id === null ? null : client.open(id)]);
      if (gone) return;
      setChoices(offered);
      if (opened) show(opened);
    };
    load().catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
    };
  }, [client, id, show]);

  /** Runs one request; true when it was done. The text in the page changes only then. */
  const run = async (ask: () => Promise<Answer<DossierView>>): Promise<DossierView | null> => {
    setBusy(true);
    setRefusal(null);
    const answer = await ask();
    setBusy(false);
    if (answer.kind === 'done') {
      show(answer.value);
      return answer.value;
    }
    if (answer.kind === 'changed-meanwhile') setConflict({ by: answer.by, at: answer.at });
    else setRefusal({ message: answer.message, fields: answer.kind === 'invalid' ? answer.fields : {} });
    return null;
  };

  const create = async (): Promise<DossierView | null> => run(async () => client.create(dossier));

  /** What a dossier needs before it can be published or scheduled: a place on the server. */
  const stored = async (): Promise<DossierView | null> => view ?? create();

  const merge = async () => {
    if (!view) return;
    const theirs = await client.open(view.id);
    const merged = mergeThreeWays(base, dossier, theirs.dossier);
    show(theirs);
    setDossier(merged.value);
    setDifferences(merged.differences);
  };

  const reload = async () => {
    if (view) show(await client.open(view.id));
  };

  const settle = (path: string) => setDifferences((list) => list.filter((difference) => difference.path !== path));

  const showParticipation = (changed: ParticipationView) => {
    const replaced = (list: readonly ParticipationView[]) =>
      list.map((one) => (one.consultationId === changed.consultationId ? changed : one));
    setView((current) => current && { ...current, participation: replaced(current.participation) });
  };

  return {
    client,
    choices,
    view,
    dossier,
    setDossier,
    failed,
    busy,
    refusal,
    setRefusal,
    conflict,
    differences,
    dirty: !same(base, dossier),
    run,
    create,
    stored,
    merge,
    reload,
    settle,
    showParticipation,
  };
}

export type DossierDesk = ReturnType<typeof useDossier>;
