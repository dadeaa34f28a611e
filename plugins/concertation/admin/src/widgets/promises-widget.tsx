import { Link } from 'react-router-dom';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { Promises } from '../../../contract/message-desk.ts';
import { useMessageClient } from '../messages/client.ts';
import { counted, DESK } from '../messages/words.ts';
import { Text, WidgetCard, WidgetList } from './widget-card.tsx';

/** The numbers of « Promesses de la semaine », on the home page of the admin. */
export function PromisesWidget() {
  const client = useMessageClient();
  const { value: answer } = useLoaded(client.promises);
  return (
    <WidgetCard>
      {answer === null && <Text role="status">Chargement…</Text>}
      {answer?.done === false && <Text role="alert">Les promesses n’ont pas pu être chargées.</Text>}
      {answer?.done && (
        <WidgetList>
          {linesOf(answer.value).map(({ text, to }) => (
            <li key={text}>
              <Link to={to}>{text}</Link>
            </li>
          ))}
        </WidgetList>
      )}
    </WidgetCard>
  );
}

function linesOf({ late, due, reports, answered }: Promises) {
  const promises = `${DESK}/promesses`;
  return [
    { text: counted(late.length, 'message en retard', 'messages en retard'), to: promises },
    { text: `${counted(due.length, 'réponse promise', 'réponses promises')} d’ici dimanche`, to: promises },
    { text: counted(reports.length, 'bilan promis', 'bilans promis'), to: promises },
    { text: `${counted(answered, 'réponse donnée', 'réponses données')} depuis lundi`, to: DESK },
  ];
}
