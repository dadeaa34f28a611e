import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';

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
    <Dialog title="Quitter sans enregistrer&#8239;?" onClose={() => blocker.reset()}>
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
