import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Faults, Refused } from '@aggloforum/publisher/admin-kit/answer.ts';
import type { Dossier, DossierChoices, DossierView, ParticipationView } from '../../../contract/dossier.ts';
import { type DossierClient, useDossierClient } from '../api/dossier-client.ts';
import { emptyDossier } from '../form/empty.ts';
import { type Difference, mergeThreeWays, same } from '../form/merge.ts';
import { typedMeanwhile } from '../form/typed-meanwhile.ts';

export interface Refusal {
  readonly message: string;
  readonly fields: Faults;
}

/** What the page shows of the dossier, what it started from, and what stands in the way. */
function useDossierState() {
  /** The dossier that this page holds; a first save gives it an address without opening it anew. */
  const held = useRef<string | null | undefined>(undefined);
  const [view, setView] = useState<DossierView | null>(null);
  const [base, setBase] = useState<Dossier>(emptyDossier);
  const [dossier, setDossier] = useState<Dossier>(emptyDossier);
  const latest = useRef(dossier);
  useEffect(() => {
    latest.current = dossier;
  }, [dossier]);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [conflict, setConflict] = useState<Refused['meanwhile']>(null);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);

  const show = useCallback((next: DossierView | null, own?: DossierChoices['own']) => {
    const text = next?.dossier ?? emptyDossier(own);
    held.current = next?.id ?? null;
    setView(next);
    setBase(text);
    setDossier(text);
    setRefusal(null);
    setConflict(null);
    setDifferences([]);
  }, []);

  /**
   * Runs one request; the text in the page changes only when it was done. `sent` is the text that the request starts
   * from: what is typed before the answer comes is put on top of the answer. Without it the answer replaces all.
   */
  const run = async (ask: () => Promise<Answer<DossierView>>, sent?: Dossier): Promise<DossierView | null> => {
    setBusy(true);
    setRefusal(null);
    const answer = await ask();
    setBusy(false);
    if (answer.done) {
      const { dossier: text } = answer.value;
      show(answer.value);
      if (sent) setDossier(typedMeanwhile(sent, latest.current, text));
      return answer.value;
    }
    if (answer.meanwhile) setConflict(answer.meanwhile);
    else setRefusal({ message: answer.message, fields: answer.faults });
    return null;
  };

  return {
    held,
    view,
    setView,
    base,
    dossier,
    setDossier,
    busy,
    refusal,
    setRefusal,
    conflict,
    differences,
    setDifferences,
    show,
    run,
  };
}

/** Everything that the page of one dossier knows; `id` is null for one that was never saved. */
export function useDossier(id: string | null) {
  const client = useDossierClient();
  const { held, setView, setDifferences, show, ...state } = useDossierState();
  const { view, base, dossier, setDossier, setRefusal, run } = state;
  const { choices, failed } = useOpening(id, client, held, show);

  /** What a dossier needs before it can be published or scheduled: a place on the server. */
  const stored = async (): Promise<DossierView | null> => view ?? run(async () => client.create(dossier), dossier);

  const open = async (next: (theirs: DossierView) => void) => {
    if (!view) return;
    try {
      next(await client.open(view.id));
    } catch {
      setRefusal({ message: 'Le serveur n’a pas répondu. Votre texte reste dans cette page.', fields: {} });
    }
  };
  const merge = async () =>
    open((theirs) => {
      const merged = mergeThreeWays(base, dossier, theirs.dossier);
      show(theirs);
      setDossier(merged.value);
      setDifferences(merged.differences);
    });
  const reload = async () => open(show);

  const settle = (path: string) => setDifferences((list) => list.filter((difference) => difference.path !== path));

  const showParticipation = (changed: ParticipationView) => {
    const replaced = (list: readonly ParticipationView[]) =>
      list.map((one) => (one.consultationId === changed.consultationId ? changed : one));
    setView((current) => current && { ...current, participation: replaced(current.participation) });
  };

  return {
    ...state,
    client,
    choices,
    failed,
    dirty: !same(base, dossier),
    stored,
    merge,
    reload,
    settle,
    showParticipation,
  };
}

export type DossierDesk = ReturnType<typeof useDossier>;

/** Loads the choices and the dossier of the address; an address that a first save brought is open already. */
function useOpening(
  id: string | null,
  client: DossierClient,
  held: { readonly current: string | null | undefined },
  show: (view: DossierView | null, own?: DossierChoices['own']) => void,
) {
  const [choices, setChoices] = useState<DossierChoices | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    client.choices().then(
      (offered) => !gone && setChoices(offered),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [client]);
  useEffect(() => {
    if (!choices || id === held.current) return undefined;
    let gone = false;
    show(null, choices.own);
    if (id === null) return undefined;
    client.open(id).then(
      (view) => !gone && show(view),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [client, choices, id, held, show]);
  return { choices, failed };
}
