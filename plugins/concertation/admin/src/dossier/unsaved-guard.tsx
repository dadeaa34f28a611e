import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { Button } from '../ui/controls.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Row } from '../ui/layout.ts';

/** The draft lives in this page only; leaving it asks first. `allowed` is read at the very moment of leaving. */
export function UnsavedGuard({ dirty, allowed }: { dirty: boolean; allowed: { readonly current: boolean } }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return dirty && !allowed.current && currentLocation.pathname !== nextLocation.pathname;
  });
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog title="Quitter sans enregistrer ?" onClose={() => blocker.reset()}>
      <p>Vos changements ne sont que dans cette page. En la quittant, vous les perdez.</p>
      <Row>
        <Button $look="primary" onClick={() => blocker.reset()}>
          Rester sur la page
        </Button>
        <Button $look="danger" onClick={() => blocker.proceed()}>
          Quitter sans enregistrer
        </Button>
      </Row>
    </Dialog>
  );
}
