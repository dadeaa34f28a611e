import { type FormEvent, useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { Button, Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import type { QueueView } from '../../../contract/moderation.ts';
import { Tabs } from './layout.ts';
import type { Desk } from './use-desk.ts';
import { VIEWS } from './words.ts';

export const SEARCH = 'moderation-recherche';

/** What is looked for is shown as a list, also on a telephone where a text stood in its place. */
export function QueueFilters(props: { desk: Desk; views: readonly QueueView[]; onAsked: () => void }) {
  const { desk, views } = props;
  const [text, setText] = useState(desk.filters.text);
  const ask: Ask = (next) => {
    desk.ask(next);
    props.onAsked();
  };
  const show = (view: QueueView) => {
    setText('');
    ask({ view, text: '' });
  };
  return (
    <Filters>
      <Views desk={desk} views={views} show={show} />
      <Search desk={desk} ask={ask} text={text} write={setText} />
    </Filters>
  );
}

type Ask = Desk['ask'];

function Views(props: { desk: Desk; views: readonly QueueView[]; show: (view: QueueView) => void }) {
  const { desk, views, show } = props;
  const { filters } = desk;
  const counts = desk.queue.page?.counts;
  const countOf = (view: QueueView) => (counts ? counts[view].toLocaleString('fr-FR') : '…');
  return (
    <>
      <ViewButtons role="group" aria-label="Vues">
        {views.map((view) => (
          <Button key={view} aria-pressed={!filters.text && filters.view === view} onClick={() => show(view)}>
            {VIEWS[view].label}
            <span>{countOf(view)}</span>
          </Button>
        ))}
      </ViewButtons>
      <ViewList>
        <Field id="moderation-vue" label="Vue">
          <Select
            id="moderation-vue"
            value={filters.text ? '' : filters.view}
            onChange={({ target }) => {
              const chosen = views.find((view) => view === target.value);
              if (chosen) show(chosen);
            }}
          >
            {filters.text !== '' && <option value="">Résultats de la recherche</option>}
            {views.map((view) => (
              <option key={view} value={view}>
                {`${VIEWS[view].label} (${countOf(view)})`}
              </option>
            ))}
          </Select>
        </Field>
      </ViewList>
    </>
  );
}

function Search(props: { desk: Desk; ask: Ask; text: string; write: (text: string) => void }) {
  const { desk, ask, text } = props;
  const consultations = useConsultationsSeen(desk);
  const search = (event: FormEvent) => {
    event.preventDefault();
    ask({ text: text.trim() });
  };
  return (
    <form role="search" onSubmit={search}>
      <Field id={SEARCH} label="Chercher une référence, un numéro, un nom ou des mots">
        <Input
          id={SEARCH}
          type="search"
          maxLength={200}
          value={text}
          onChange={({ target }) => props.write(target.value)}
        />
      </Field>
      <Button type="submit">Chercher</Button>
      <Field id="moderation-consultation" label="Consultation">
        <Select
          id="moderation-consultation"
          value={desk.filters.consultation}
          onChange={({ target }) => ask({ consultation: target.value })}
        >
          <option value="">Toutes</option>
          {consultations.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    </form>
  );
}

/** Those of the texts that came by; the one of the address is there from the start. */
function useConsultationsSeen({ items, filters, detail }: Desk): readonly (readonly [string, string])[] {
  const seen = useRef(new Map<string, string>());
  const [list, setList] = useState<readonly (readonly [string, string])[]>([]);
  useEffect(() => {
    if (filters.consultation !== '' && !seen.current.has(filters.consultation))
      seen.current.set(filters.consultation, 'Celle du dossier');
    for (const { consultation } of [...items, ...(detail ? [detail] : [])])
      seen.current.set(consultation.id, `${consultation.title} (${consultation.project})`);
    setList([...seen.current].toSorted(([, one], [, other]) => one.localeCompare(other, 'fr')));
  }, [items, filters.consultation, detail]);
  return list;
}

/** On a telephone eleven buttons would leave no room for the texts: one list in their place. */
const TELEPHONE = '(max-width: 767px)';

const ViewButtons = styled(Tabs)`
  @media ${TELEPHONE} {
    display: none;
  }
`;

const ViewList = styled.div`
  @media not all and ${TELEPHONE} {
    display: none;
  }
`;

const Filters = styled.div`
  display: grid;
  gap: 1.2rem;
  margin-block: 1.6rem 1.2rem;
  form {
    display: grid;
    gap: 0.8rem 1.2rem;
    align-items: end;
    grid-template-columns: minmax(0, 1fr) auto;
  }
  form > :last-child {
    grid-column: 1 / -1;
  }
  @media (min-width: 768px) {
    form {
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    }
    form > :last-child {
      grid-column: auto;
    }
  }
`;
