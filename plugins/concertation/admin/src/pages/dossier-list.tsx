import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import { Button, Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Row, Sheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DossierListItem } from '../../../contract/dossier.ts';
import { useDossierClient } from '../api/dossier-client.ts';
import { useMay } from '../api/permissions.ts';
import { StateBadge } from '../dossier/state-line.tsx';
import { PHASES, optionsOf, STATES } from '../form/labels.ts';
import { filterDossiers, type ListFilter } from '../form/list-filter.ts';
import { savedInWords } from '../form/moment.ts';
import { NEW } from './dossier-page.tsx';

const EVERYTHING: ListFilter = { text: '', state: '', phase: '', department: '' };

export function DossierList() {
  const client = useDossierClient();
  const navigate = useNavigate();
  const mayWrite = useMay('dossier.write');
  const { value: items, failed } = useLoaded(client.list);
  const [filter, setFilter] = useState(EVERYTHING);
  const shown = filterDossiers(items ?? [], filter);
  return (
    <Sheet>
      <DocumentTitle text="Dossiers" />
      <Heading>
        <h1>Dossiers</h1>
        {mayWrite && (
          <Button $look="primary" onClick={() => navigate(NEW)}>
            Nouveau dossier
          </Button>
        )}
      </Heading>
      <Filters items={items ?? []} filter={filter} onFilter={setFilter} />
      <p role="status">
        {failed ? 'La liste n’a pas pu être chargée.' : countInWords(items === null ? null : shown.length)}
      </p>
      {shown.length > 0 && <List items={shown} />}
    </Sheet>
  );
}

function Filters(props: {
  items: readonly DossierListItem[];
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const departments = [...new Set(props.items.flatMap(({ department }) => department ?? []))].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  );
  const selects = [
    { key: 'state', label: 'État', options: optionsOf(STATES), all: 'Tous' },
    { key: 'phase', label: 'Phase', options: optionsOf(PHASES), all: 'Toutes' },
    {
      key: 'department',
      label: 'Direction porteuse',
      options: departments.map((name) => ({ id: name, label: name })),
      all: 'Toutes',
    },
  ] as const;
  return (
    <FilterGrid role="search" aria-label="Filtrer les dossiers">
      <Field id="filtre-texte" label="Rechercher">
        <Input
          id="filtre-texte"
          type="search"
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
      </Field>
      {selects.map(({ key, label, options, all }) => (
        <Field key={key} id={`filtre-${key}`} label={label}>
          <Select
            id={`filtre-${key}`}
            value={filter[key]}
            onChange={({ target }) => onFilter({ ...filter, [key]: target.value })}
          >
            <option value="">{all}</option>
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </FilterGrid>
  );
}

function List({ items }: { items: readonly DossierListItem[] }) {
  return (
    <Items aria-label="Dossiers">
      {items.map((item) => (
        <li key={item.id}>
          <Row>
            <Link to={item.id}>{item.title || 'Sans titre'}</Link>
            <StateBadge state={item.state} />
          </Row>
          <p>
            {[
              PHASES[item.phase],
              item.department,
              `${item.consultations} consultation${item.consultations > 1 ? 's' : ''}`,
              item.remarks > 0 ? `${item.remarks} point${item.remarks > 1 ? 's' : ''} à vérifier` : null,
              savedInWords(item, 'enregistré'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </Items>
  );
}

function countInWords(count: number | null): string {
  if (count === null) return 'Chargement…';
  if (count === 0) return 'Aucun dossier.';
  return count === 1 ? '1 dossier' : `${count} dossiers`;
}

/** Four in a row; on a narrow screen the search stands alone and the others share a line. */
const FilterGrid = styled.div`
  display: grid;
  align-items: end;
  gap: 1.2rem 1.6rem;
  grid-template-columns: repeat(4, minmax(0, 1fr));
  @media (max-width: 60rem) {
    gap: 0.8rem;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    > :first-child {
      grid-column: 1 / -1;
    }
  }
`;

const Heading = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: center;
  justify-content: space-between;
  margin-bottom: 2.4rem;
  & + * + p {
    margin: 1.6rem 0 0.8rem;
  }
`;

const Items = styled.ul`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral0};
  li {
    padding: 1.2rem 1.6rem;
  }
  li + li {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  a {
    font-size: 1.5rem;
    font-weight: 600;
  }
  p {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
`;
