import { Link } from 'react-router-dom';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { Overview } from '../../../contract/dossier.ts';
import { useDossierClient } from '../api/dossier-client.ts';
import { DOSSIERS } from '../dossier/use-dossier-actions.ts';
import { momentInWords } from '../form/moment.ts';
import { Text, WidgetCard, WidgetList } from './widget-card.tsx';

/** One card of the home page; each loads on its own, and says when there is nothing. */
export function overviewWidget(part: keyof Overview, nothing: string, before: string) {
  return function OverviewWidget() {
    const client = useDossierClient();
    const { value: overview, failed } = useLoaded(client.overview);
    return (
      <WidgetCard>
        {failed && <Text role="alert">La liste n’a pas pu être chargée.</Text>}
        {!failed && !overview && <Text role="status">Chargement…</Text>}
        {overview?.[part].length === 0 && <Text>{nothing}</Text>}
        {overview && overview[part].length > 0 && <Items items={overview[part]} before={before} />}
      </WidgetCard>
    );
  };
}

function Items({ items, before }: { items: Overview[keyof Overview]; before: string }) {
  return (
    <WidgetList>
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
    </WidgetList>
  );
}
