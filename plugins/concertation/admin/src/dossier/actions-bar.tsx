import { useState } from 'react';
import { styled } from 'styled-components';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Row, Unseen } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useMay } from '../api/permissions.ts';
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
  const [more, setMore] = useState(false);
  const fresh = { write: useMay('dossier.write'), publish: useMay('dossier.publish'), unpublish: false };
  const may = view?.may ?? fresh;
  const online = view !== null && view.state !== 'draft' && view.state !== 'withdrawn';
  return (
    <Bar role="group" tabIndex={-1} aria-label="Actions du dossier">
      <span role="status">{busy ? 'Un instant…' : dirty ? 'Changements non enregistrés' : ''}</span>
      <Row>
        {may.publish && (
          <BusyButton $look="primary" busy={busy} onClick={actions.publish}>
            Publier le dossier
          </BusyButton>
        )}
        {may.write && (
          <BusyButton
            $look={may.publish ? 'plain' : 'primary'}
            busy={busy}
            aria-keyshortcuts="Control+S"
            onClick={actions.save}
          >
            Enregistrer
          </BusyButton>
        )}
        <MoreButton aria-expanded={more} aria-controls="autres-actions" onClick={() => setMore(!more)}>
          <span aria-hidden="true">…</span>
          <Unseen>Autres actions</Unseen>
        </MoreButton>
      </Row>
      <Others id="autres-actions" $open={more}>
        <BusyButton busy={busy} onClick={() => actions.open('preview')}>
          Aperçu
        </BusyButton>
        {may.publish && (
          <BusyButton busy={busy} onClick={() => actions.open('schedule')}>
            Programmer
          </BusyButton>
        )}
        {view && may.write && (
          <BusyButton busy={busy} onClick={actions.duplicate}>
            Dupliquer
          </BusyButton>
        )}
        {online && may.unpublish && (
          <BusyButton $look="danger" busy={busy} onClick={() => actions.open('unpublish')}>
            Dépublier
          </BusyButton>
        )}
      </Others>
    </Bar>
  );
}

const NARROW = '@media (max-width: 60rem)';

const Bar = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 2;
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  align-items: center;
  margin-top: 2.4rem;
  padding: 1.2rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px 6px 0 0;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  > span {
    flex: 1 1 auto;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  ${NARROW} {
    padding: 0.8rem;
    > span:not(:empty) {
      flex-basis: 100%;
    }
    > span:empty {
      position: absolute;
    }
    > div {
      flex: 1 0 auto;
    }
    button {
      flex: 1 0 auto;
      justify-content: center;
      padding-inline: 1.2rem;
    }
  }
`;

/** On a narrow screen the rarer actions wait behind one button; on a wide one they all stand in a row. */
const Others = styled(Row)<{ $open: boolean }>`
  ${NARROW} {
    flex-basis: 100%;
    ${({ $open }) => ($open ? '' : 'display: none;')}
  }
`;

const MoreButton = styled(Button)`
  display: none;
  ${NARROW} {
    display: inline-flex;
  }
`;
