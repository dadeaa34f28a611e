import { useCallback, useState } from 'react';
import { styled } from 'styled-components';
import { valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { MessageItem, MessageList } from '../../../contract/message-desk.ts';
import { AnswerMany } from './answer-many.tsx';
import { useMessageClient } from './client.ts';
import { DeskSheet } from './desk-sheet.tsx';
import { type Filter, Filters, WAITING } from './filters.tsx';
import { ItemList } from './item-list.tsx';
import { counted } from './words.ts';

/** Somebody who types is not asked about at each letter. Milliseconds. */
const PATIENCE = 250;

export function ListPage() {
  const client = useMessageClient();
  const [filter, setFilter] = useState<Filter>(WAITING);
  const [page, setPage] = useState(1);
  const choices = valueOf(useLoaded(client.choices).value);
  const [chosen, setChosen] = useState<readonly MessageItem[]>([]);
  const { value: answer, again } = useLoaded(
    useCallback(async () => client.list({ ...filter, page: String(page) }), [client, filter, page]),
    { patience: PATIENCE },
  );
  const narrow = (next: Filter) => {
    setFilter(next);
    setPage(1);
    setChosen([]);
  };
  const list = valueOf(answer);
  return (
    <DeskSheet title="Messages" lead="Ce que les habitants écrivent et disent. La promesse la plus ancienne d’abord.">
      {list && <Counters list={list} filter={filter} onFilter={narrow} />}
      <Filters filter={filter} choices={choices} onFilter={narrow} />
      <p role="status">
        {answer === null
          ? 'Chargement…'
          : answer.done
            ? counted(answer.value.total, 'message', 'messages')
            : answer.message}
      </p>
      {chosen.length > 0 && choices && (
        <AnswerMany
          chosen={chosen}
          choices={choices}
          onDone={() => {
            setChosen([]);
            void again();
          }}
        />
      )}
      {list && list.items.length > 0 && (
        <ItemList
          items={list.items}
          choosing={{
            chosen: new Set(chosen.map(({ id }) => id)),
            onChoose: (item, taken) => setChosen(taken ? [...chosen, item] : chosen.filter(({ id }) => id !== item.id)),
          }}
        />
      )}
      {list && list.pages > 1 && <Paging list={list} onPage={setPage} />}
    </DeskSheet>
  );
}

function Counters(props: { list: MessageList; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { waiting, late, soon } = props.list.counts;
  const parts = [
    { due: '', label: 'À répondre', count: waiting },
    { due: 'late', label: 'En retard', count: late },
    { due: 'week', label: 'Promis cette semaine', count: soon + late },
  ];
  return (
    <Numbers role="group" aria-label="Voir">
      {parts.map(({ due, label, count }) => (
        <button
          key={due}
          type="button"
          aria-pressed={props.filter.state === 'waiting' && props.filter.due === due}
          onClick={() => props.onFilter({ ...WAITING, due })}
        >
          <strong>{count.toLocaleString('fr-FR')}</strong> {label}
        </button>
      ))}
    </Numbers>
  );
}

function Paging({ list: { page, pages }, onPage }: { list: MessageList; onPage: (page: number) => void }) {
  return (
    <Row as="nav" aria-label="Pages des messages">
      <Button aria-disabled={page === 1} onClick={() => page > 1 && onPage(page - 1)}>
        Page précédente
      </Button>
      <span aria-current="page">
        Page {page} sur {pages}
      </span>
      <Button aria-disabled={page === pages} onClick={() => page < pages && onPage(page + 1)}>
        Page suivante
      </Button>
    </Row>
  );
}

const Numbers = styled.div`
  display: grid;
  gap: 1.2rem;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  margin: 1.6rem 0;
  button {
    padding: 1.2rem 1.6rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: 6px;
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral700};
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  strong {
    display: block;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 2.6rem;
    line-height: 1.2;
  }
  button[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: inset 0 -3px ${({ theme }) => theme.colors.primary600};
  }
  button:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  @media (max-width: 40rem) {
    gap: 0.8rem;
    button {
      padding: 0.8rem 1rem;
      font-size: 1.2rem;
    }
    strong {
      font-size: 2rem;
    }
  }
`;
