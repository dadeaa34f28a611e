import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { Badge, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MessageItem } from '../../../contract/message-desk.ts';
import { CHANNELS, KINDS, STATES } from '../../../core/messages/words.ts';
import { stampInWords } from '../form/moment.ts';
import { DESK, dueInWords } from './words.ts';

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (item: MessageItem, chosen: boolean) => void;
}

/** Messages in a column: how urgent, what about, in whose hands. With boxes where several can be answered at once. */
export function ItemList({ items, choosing }: { items: readonly MessageItem[]; choosing?: Choosing }) {
  return (
    <Items>
      {items.map((item) => (
        <li key={item.id}>
          {choosing && (
            <input
              type="checkbox"
              aria-label={`Choisir ${item.reference}`}
              checked={choosing.chosen.has(item.id)}
              disabled={item.left === null}
              onChange={({ target }) => choosing.onChoose(item, target.checked)}
            />
          )}
          <div>
            <Row>
              <Due item={item} />
              {item.channel !== 'site' && <Badge $tone="secondary">{CHANNELS[item.channel]}</Badge>}
              {item.forRegister !== null && <Badge $tone="danger">À remettre au registre</Badge>}
            </Row>
            <Link to={`${DESK}/${item.id}`}>{item.subject}</Link>
            <p>
              {[KINDS[item.kind], item.project?.title, `reçu le ${stampInWords(item.receivedAt)}`, item.reference]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>{handsOf(item)}</p>
          </div>
        </li>
      ))}
    </Items>
  );
}

export function Due({ item }: { item: MessageItem }) {
  const { text, tone } = dueInWords(item);
  if (text === '') return <Badge $tone={item.state === 'answered' ? 'success' : 'neutral'}>{STATES[item.state]}</Badge>;
  return <Badge $tone={tone}>{text}</Badge>;
}

function handsOf({ department, assignee, left }: MessageItem): string {
  const hands = [assignee, department].filter(Boolean).join(', ');
  if (hands !== '') return `Entre les mains de\u00a0: ${hands}`;
  return left === null ? '' : 'À attribuer';
}

const Items = styled.ul`
  margin-top: 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  li {
    display: flex;
    gap: 1.4rem;
    padding: 1.4rem 1.6rem;
  }
  li + li {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  li > div {
    display: grid;
    gap: 0.4rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  a {
    font-size: 1.5rem;
    font-weight: 600;
  }
  p {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
  input {
    flex: none;
    width: 2rem;
    height: 2rem;
    margin-top: 0.2rem;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
`;
