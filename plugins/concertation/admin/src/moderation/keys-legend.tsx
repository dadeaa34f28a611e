import { styled } from 'styled-components';
import { LinkLike } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Key } from './layout.ts';

/** Always in sight, so that nobody has to learn by heart. */
export function KeysLegend(props: { on: boolean; decides: boolean; onHelp: () => void }) {
  return (
    <Legend>
      {props.on && (
        <span>
          <Key>j</Key> <Key>k</Key> d’un texte à l’autre
          {props.decides && (
            <>
              {' · '}
              <Key>r</Key> <Key>1</Key>…<Key>9</Key> <Key>Entrée</Key> refuser avec un motif · <Key>a</Key>{' '}
              <Key>Entrée</Key> approuver
            </>
          )}
        </span>
      )}
      <LinkLike onClick={props.onHelp}>Touches du clavier</LinkLike>
    </Legend>
  );
}

const Legend = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 1.2rem;
  align-items: baseline;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
  /* Who has no keyboard needs no keys. */
  @media (max-width: 767px) {
    > span {
      display: none;
    }
  }
`;
