import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Badge, Hint, Unseen } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { QueueItem } from '../../../contract/moderation.ts';
import { Ellipsis, Faint, Items, NoTick, RowButton, Tick } from './layout.ts';
import { type Desk, rowId } from './use-desk.ts';
import { useNow } from './use-now.ts';
import { ageInWords, counted, dueInWords, placeInWords, VIEWS } from './words.ts';

export function QueueList({ desk, decides, onOpen }: { desk: Desk; decides: boolean; onOpen: (id: string) => void }) {
  const { queue, items, filters } = desk;
  const now = useNow();
  if (queue.failed)
    return <p role="alert">La file n’a pas pu être chargée. Rien n’est perdu&nbsp;: rechargez la page.</p>;
  if (!queue.page) return <p role="status">Chargement de la file…</p>;
  if (items.length === 0)
    return <Hint role="status">{filters.text ? notFound(filters.text) : VIEWS[filters.view].nothing}</Hint>;
  const label = filters.text ? FOUND : VIEWS[filters.view].label;
  return (
    <>
      {filters.text && <Hint role="status">{`Tous états confondus, pour «\u00a0${filters.text}\u00a0»`}</Hint>}
      <Items aria-label={`File\u00a0: ${label}`}>
        {items.map((item) => (
          <li key={item.id}>
            {!decides ? (
              <span />
            ) : item.actions.length > 0 ? (
              <Tick>
                <Unseen>Cocher le texte de {item.authorName}</Unseen>
                <input
                  type="checkbox"
                  tabIndex={-1}
                  checked={desk.selected.has(item.id)}
                  onChange={() => desk.toggle(item.id)}
                />
              </Tick>
            ) : (
              <NoTick />
            )}
            <Line item={item} now={now} current={item.id === desk.current} onOpen={() => onOpen(item.id)} />
          </li>
        ))}
      </Items>
      {queue.page.next !== null && <Button onClick={() => void queue.more()}>Afficher la suite</Button>}
    </>
  );
}

const FOUND = 'textes trouvés';
const notFound = (text: string) => `Rien n’est trouvé pour «\u00a0${text}\u00a0», quel que soit l’état.`;

function Line(props: { item: QueueItem; now: number; current: boolean; onOpen: () => void }) {
  const { item, now } = props;
  return (
    <RowButton id={rowId(item.id)} aria-current={props.current ? true : undefined} onClick={props.onOpen}>
      <span>
        <Ellipsis as="strong">
          <bdi>{item.authorName}</bdi>
        </Ellipsis>
        {item.late && <Badge $tone="danger">En retard</Badge>}
        {item.marked && <Badge $tone="warning">Marqué</Badge>}
        {item.unread && <Badge $tone="warning">À relire</Badge>}
        {item.openFlags.length > 0 && (
          <Badge $tone="warning">{counted(item.openFlags.length, 'signalement', 'signalements')}</Badge>
        )}
        <Faint>
          <Unseen>Reçu </Unseen>il y a {ageInWords(item.submittedAt, now)}
        </Faint>
      </span>
      <span>
        <Ellipsis>
          <bdi>{item.redactedBody ?? item.body}</bdi>
        </Ellipsis>
      </span>
      <span>
        <Ellipsis as={Faint}>
          {placeInWords(item)} · {item.consultation.title}
        </Ellipsis>
        {item.dueAt !== null && <Faint>{dueInWords(item.dueAt)}</Faint>}
      </span>
    </RowButton>
  );
}
