import { useState } from 'react';
import { styled } from 'styled-components';
import { Button, Checkbox } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { LEGEND } from './keys.ts';
import { Key } from './layout.ts';

const STORED = 'aggloforum-touches-moderation';

/** Single letters disturb whoever speaks to the machine: they can be switched off, on this computer. */
export function useKeysOn() {
  const [on, setOn] = useState(() => localStorage.getItem(STORED) !== 'non');
  return {
    on,
    set: (next: boolean) => {
      localStorage.setItem(STORED, next ? 'oui' : 'non');
      setOn(next);
    },
  };
}

export function KeysDialog(props: { keys: ReturnType<typeof useKeysOn>; decides: boolean; onClose: () => void }) {
  const { keys } = props;
  return (
    <Dialog title="Touches du clavier" onClose={props.onClose}>
      <Hint>Elles se reposent pendant que vous écrivez.</Hint>
      <List>
        {(props.decides ? LEGEND : LEGEND.filter(([key]) => READING.has(key))).map(([key, does]) => (
          <div key={key}>
            <dt>
              <Key>{key}</Key>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </List>
      <Checkbox>
        <input type="checkbox" checked={keys.on} onChange={({ target }) => keys.set(target.checked)} />
        Utiliser ces touches sur cet ordinateur
      </Checkbox>
      <Row>
        <Button onClick={props.onClose}>Fermer</Button>
      </Row>
    </Dialog>
  );
}

const READING = new Set(['j', 'k', '/', '?']);

const List = styled.dl`
  display: grid;
  gap: 0.6rem;
  div {
    display: grid;
    grid-template-columns: 7rem 1fr;
    gap: 1.2rem;
    align-items: baseline;
  }
  dt {
    text-align: end;
  }
`;
