import { Link } from 'react-router-dom';
import { Card, Hint, Lines } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { Promises } from '../../../contract/message-desk.ts';
import { dayInFrench } from '../../../core/messages/receipt.ts';
import { useMessageClient } from './client.ts';
import { DeskSheet } from './desk-sheet.tsx';
import { ItemList } from './item-list.tsx';
import { counted } from './words.ts';

/** What was promised by Sunday, over all projects. */
export function PromisesPage() {
  const client = useMessageClient();
  const { value: answer } = useLoaded(client.promises);
  return (
    <DeskSheet title="Promesses de la semaine" lead="Ce qui a été promis aux habitants, tous projets confondus.">
      {answer?.done ? (
        <Parts promises={answer.value} />
      ) : (
        <p role="status">{answer === null ? 'Chargement…' : answer.message}</p>
      )}
    </DeskSheet>
  );
}

function Parts({ promises: { week, late, due, answered, reports } }: { promises: Promises }) {
  return (
    <>
      <p role="status">
        Du {dayInFrench(week.from)} au {dayInFrench(week.to)}&nbsp;: {counted(late.length, 'promesse', 'promesses')} en
        retard, {counted(due.length, 'réponse promise', 'réponses promises')},{' '}
        {counted(answered, 'réponse donnée', 'réponses données')}.
      </p>
      <Card aria-labelledby="retard">
        <h2 id="retard">En retard</h2>
        {late.length === 0 ? <Hint>Rien n’est en retard.</Hint> : <ItemList items={late} />}
      </Card>
      <Card aria-labelledby="semaine">
        <h2 id="semaine">À tenir d’ici dimanche</h2>
        {due.length === 0 ? <Hint>Aucune réponse n’est promise d’ici là.</Hint> : <ItemList items={due} />}
      </Card>
      <Card aria-labelledby="bilans">
        <h2 id="bilans">Bilans promis</h2>
        {reports.length === 0 ? (
          <Hint>Aucun bilan n’est attendu.</Hint>
        ) : (
          <Lines>
            {reports.map(({ dossierId, title, by }) => (
              <li key={`${dossierId} ${title}`}>
                <Link to={`/plugins/concertation/${dossierId}`}>{title}</Link>, promis pour le{' '}
                {dayInFrench(by.slice(0, 10))}
              </li>
            ))}
          </Lines>
        )}
      </Card>
    </>
  );
}
