import { styled } from 'styled-components';
import type { PolicyView } from '../../../contract/moderation.ts';
import { counted } from './words.ts';

type Meaning = Pick<PolicyView, 'mode' | 'teamDays' | 'electedDays' | 'consequences'>;

/** What a policy means, in words, for whoever chooses it. */
export function Consequences({ policy }: { policy: Meaning }) {
  return (
    <List>
      {policy.consequences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      <li>
        Délai annoncé&nbsp;: {counted(policy.teamDays, 'jour ouvré', 'jours ouvrés')} pour l’équipe
        {policy.mode === 'pre-moderation-two-keys'
          ? `, puis ${counted(policy.electedDays, 'jour ouvré', 'jours ouvrés')} pour l’élu·e`
          : ''}
        .
      </li>
    </List>
  );
}

const List = styled.ul`
  display: grid;
  gap: 0.4rem;
  max-width: 90rem;
  padding-inline-start: 2rem;
  list-style: disc;
`;
