import { styled } from 'styled-components';
import { useMay } from '../api/permissions.ts';
import { Button } from '../ui/controls.ts';
import { Row } from '../ui/layout.ts';
import type { DossierDesk } from './use-dossier.ts';

export type DialogName = 'preview' | 'schedule' | 'unpublish';

export interface Actions {
  readonly save: () => void;
  readonly publish: () => void;
  readonly duplicate: () => void;
  readonly open: (dialog: DialogName) => void;
}

/** What the server would refuse is not offered. For one that was never saved, the roles alone say it. */
export function ActionsBar({ desk, actions }: { desk: DossierDesk; actions: Actions }) {
  const { view, busy, dirty } = desk;
  const fresh = { write: useMay('dossier.write'), publish: useMay('dossier.publish'), unpublish: false };
  const may = view?.may ?? fresh;
  const online = view !== null && view.state !== 'draft' && view.state !== 'withdrawn';
  return (
    <Bar role="group" aria-label="Actions du dossier">
      <span role="status">{busy ? 'Un instant…' : dirty ? 'Changements non enregistrés' : ''}</span>
      <Row>
        {may.write && (
          <Button $look="primary" disabled={busy} aria-keyshortcuts="Control+S" onClick={actions.save}>
            Enregistrer
          </Button>
        )}
        {may.publish && (
          <Button $look="primary" disabled={busy} onClick={actions.publish}>
            Publier le dossier
          </Button>
        )}
        <Button disabled={busy} onClick={() => actions.open('preview')}>
          Aperçu
        </Button>
        {may.publish && (
          <Button disabled={busy} onClick={() => actions.open('schedule')}>
            Programmer
          </Button>
        )}
        {view && may.write && (
          <Button disabled={busy} onClick={actions.duplicate}>
            Dupliquer
          </Button>
        )}
        {online && may.unpublish && (
          <Button $look="danger" disabled={busy} onClick={() => actions.open('unpublish')}>
            Dépublier
          </Button>
        )}
      </Row>
    </Bar>
  );
}

const Bar = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 2;
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem 2.4rem;
  align-items: center;
  justify-content: space-between;
  margin-top: 2.4rem;
  padding: 1.2rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px 6px 0 0;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  @media (max-width: 60rem) {
    padding: 0.8rem;
    > div {
      flex-wrap: nowrap;
      max-width: 100%;
      overflow-x: auto;
      padding: 0.4rem;
    }
    button {
      flex: none;
    }
  }
  > span {
    min-width: 1px;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;
