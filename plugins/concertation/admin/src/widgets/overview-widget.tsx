import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { createGlobalStyle, styled } from 'styled-components';
import type { Overview } from '../../../contract/dossier.ts';
import { useDossierClient } from '../api/dossier-client.ts';
import { DOSSIERS } from '../dossier/use-dossier-actions.ts';
import { momentInWords } from '../form/moment.ts';

/** One card of the home page; each loads on its own, and says when there is nothing. */
export function overviewWidget(part: keyof Overview, nothing: string, before: string) {
  return function OverviewWidget() {
    const client = useDossierClient();
    const [overview, setOverview] = useState<Overview | null>(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      client.overview().then(setOverview, () => setFailed(true));
    }, [client]);
    return (
      <Card className={CARD}>
        <FitToContent />
        {failed && <Text role="alert">La liste n’a pas pu être chargée.</Text>}
        {!failed && !overview && <Text role="status">Chargement…</Text>}
        {overview?.[part].length === 0 && <Text>{nothing}</Text>}
        {overview && overview[part].length > 0 && <Items items={overview[part]} before={before} />}
      </Card>
    );
  };
}

function Items({ items, before }: { items: Overview[keyof Overview]; before: string }) {
  return (
    <List>
      {items.map(({ dossierId, title, when }, index) => (
        <li key={`${dossierId} ${index}`}>
          <Link to={`${DOSSIERS}/${dossierId}`}>{title}</Link>
          {when !== null && (
            <span>
              {before} {momentInWords(when)}
            </span>
          )}
        </li>
      ))}
    </List>
  );
}

const CARD = 'aggloforum-card';

/** Strapi gives every card the height of a chart; on a phone that is a screen of nothing for each. */
const FitToContent = createGlobalStyle`
  main:has(> .${CARD}) {
    height: auto;
    min-height: 6rem;
    max-height: 26rem;
  }
  @media (min-width: 768px) {
    main:has(> .${CARD}) {
      height: 16rem;
    }
  }
`;

const Card = styled.div`
  width: 100%;
`;

const Text = styled.p`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
`;

const List = styled.ul`
  display: grid;
  gap: 1.2rem;
  font-size: 1.4rem;
  line-height: 1.4;
  a {
    display: block;
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
  a:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  span {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
`;
