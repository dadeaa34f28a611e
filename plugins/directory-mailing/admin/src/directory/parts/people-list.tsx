import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { DirectoryChoices, DirectoryItem } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import { SOURCES, wordFor } from '../../../../core/directory/labels.ts';
import { dayInWords } from '../../ui/words.ts';
import { HOME } from './directory-sheet.tsx';
import { StateBadge } from './state-badge.tsx';

export function PeopleList({ items, choices }: { items: readonly DirectoryItem[]; choices: DirectoryChoices | null }) {
  return (
    <People aria-label="Personnes">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <Link to={`${HOME}/personnes/${item.id}`}>{item.name ?? item.organisation ?? item.email}</Link>
            <p>{item.email}</p>
          </div>
          <p>
            {[item.name === null ? null : item.organisation, wordFor(ACTOR_KINDS, item.actorKind)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p>{interestsInWords(item, choices)}</p>
          <div>
            <StateBadge state={item.state} />
            <p>
              {item.source === null ? 'Origine non renseignée' : wordFor(SOURCES, item.source)}
              {item.confirmedAt === null ? '' : ` · accord du ${dayInWords(item.confirmedAt)}`}
            </p>
          </div>
        </li>
      ))}
    </People>
  );
}

const MOST = 3;

export function interestsInWords({ communes, themes }: DirectoryItem, choices: DirectoryChoices | null): string {
  const words = (codes: readonly string[], known: DirectoryChoices['communes'] = [], all: string) => {
    if (codes.length === 0) return all;
    const names = codes.slice(0, MOST).map((code) => known.find((choice) => choice.code === code)?.name ?? code);
    return names.join(', ') + (codes.length > MOST ? ` et ${codes.length - MOST} de plus` : '');
  };
  return `${words(communes, choices?.communes, 'Toutes les communes')} · ${words(themes, choices?.themes, 'tous les thèmes')}`;
}

const People = styled.ul`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  li {
    display: grid;
    gap: 0.4rem 2.4rem;
    grid-template-columns: 3fr 2.5fr 3fr 2.5fr;
    padding: 1.2rem 1.6rem;
  }
  li + li {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  li > * {
    min-width: 0;
  }
  a {
    font-weight: 600;
  }
  a,
  p {
    overflow-wrap: anywhere;
  }
  p {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
  @media (max-width: 70rem) {
    li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
