import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { DeskChoices, MessageItem, MessageList } from '../../../contract/message-desk.ts';
import { Button } from '../ui/controls.ts';
import { Row } from '../ui/layout.ts';
import { AnswerMany } from './answer-many.tsx';
import { type Answer, useMessageClient } from './client.ts';
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
  const [choices, setChoices] = useState<DeskChoices | null>(null);
  const [chosen, setChosen] = useState<readonly MessageItem[]>([]);
  const [round, setRound] = useState(0);
  const answer = useFound(filter, page, round);
  useEffect(() => {
    void client.choices().then((found) => found.done && setChoices(found.value));
  }, [client]);
  const narrow = (next: Filter) => {
    setFilter(next);
    setPage(1);
    setChosen([]);
  };
  const list = answer?.done ? answer.value : null;
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
            setRound(round + 1);
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

/** Asks again when something changes; `round` counts what was done here. */
function useFound(filter: Filter, page: number, round: number): Answer<MessageList> | null {
  const client = useMessageClient();
  const [answer, setAnswer] = useState<Answer<MessageList> | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(
      () =>
        void client.list({ ...filter, page: String(page) }).then((found) => {
          if (!gone) setAnswer(found);
        }),
      PATIENCE,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client, filter, page, round]);
  return answer;
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
