import { type FormEvent, useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { QueueView } from '../../../contract/moderation.ts';
import { Button, Input, Select } from '../ui/controls.ts';
import { Field } from '../ui/field.tsx';
import { Tabs } from './layout.ts';
import type { Desk } from './use-desk.ts';
import { VIEWS } from './words.ts';

export const SEARCH = 'moderation-recherche';

export function QueueFilters({ desk, views }: { desk: Desk; views: readonly QueueView[] }) {
  const { filters, ask } = desk;
  const counts = desk.queue.page?.counts;
  const [text, setText] = useState(filters.text);
  const consultations = useConsultationsSeen(desk);
  const search = (event: FormEvent) => {
    event.preventDefault();
    ask({ text: text.trim() });
  };
  return (
    <Filters>
      <Tabs role="group" aria-label="Vues">
        {views.map((view) => (
          <Button key={view} aria-pressed={filters.view === view} onClick={() => ask({ view })}>
            {VIEWS[view].label}
            <span>{counts ? counts[view].toLocaleString('fr-FR') : '…'}</span>
          </Button>
        ))}
      </Tabs>
      <form role="search" onSubmit={search}>
        <Field id={SEARCH} label="Chercher dans les textes">
          <Input id={SEARCH} type="search" value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        <Button type="submit">Chercher</Button>
        <Field id="moderation-consultation" label="Consultation">
          <Select
            id="moderation-consultation"
            value={filters.consultation}
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
    </Filters>
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
