import { useEffect, useRef, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { DossierView } from '../../../contract/dossier.ts';
import type { DialogName } from './actions-bar.tsx';
import type { DossierDesk } from './use-dossier.ts';

export const DOSSIERS = '/plugins/concertation';

/** What the buttons do: one request each, then a word about it. */
export function useDossierActions(desk: DossierDesk) {
  const { client, base, dossier, run, stored } = desk;
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const leaving = useRef(false);

  /** The page of a dossier that just got its address, or a new one. */
  const goTo = (view: DossierView) => {
    leaving.current = true;
    navigate(`${DOSSIERS}/${view.id}`, { replace: true });
    leaving.current = false;
  };
  const tell = (view: DossierView | null, message: string) => {
    if (view) toggleNotification({ type: 'success', message });
  };
  const onStored = async (act: (view: DossierView) => Promise<DossierView | null>, message: string) => {
    const isNew = desk.view === null;
    const view = await stored();
    if (!view) return;
    if (isNew) goTo(view);
    tell(await act(view), message);
  };

  const save = async () => {
    if (desk.view === null) return onStored(async (view) => view, 'Dossier enregistré');
    const { id, revision } = desk.view;
    return tell(await run(async () => client.save(id, dossier, revision), dossier), 'Dossier enregistré');
  };
  /** After a first save the rows bear the server's ids; before it, the page's text is what counts. */
  const textOf = (view: DossierView) => (desk.view === null ? view.dossier : dossier);
  const publish = async () =>
    onStored(
      async (view) => run(async () => client.publish(view.id, textOf(view), view.revision), textOf(view)),
      'Dossier publié',
    );
  const schedule = async (at: string) => {
    setDialog(null);
    await onStored(
      async (view) => run(async () => client.schedule(view.id, textOf(view), view.revision, at), textOf(view)),
      'Publication programmée',
    );
  };
  const unpublish = async (reason: string, withheld: boolean) => {
    setDialog(null);
    const { view } = desk;
    if (view)
      tell(await run(async () => client.unpublish(view.id, reason, withheld, view.revision), base), 'Dossier dépublié');
  };
  const duplicate = async () => {
    const { view } = desk;
    const copy = view && (await run(async () => client.duplicate(view.id)));
    if (copy) goTo(copy);
    tell(copy, 'Voici la copie');
  };

  useSaveKey(() => void save(), desk.busy || desk.view?.may.write === false);
  return { save, publish, schedule, unpublish, duplicate, dialog, setDialog, leaving };
}

function useSaveKey(save: () => void, disabled: boolean): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!disabled) latest.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [disabled]);
}
