import { styled } from 'styled-components';
import { Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import type { DirectoryChoices, DirectoryFilter } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import { ENTRY_SOURCES, SOURCES, STATES } from '../../../../core/directory/labels.ts';

interface Options {
  readonly key: Exclude<keyof DirectoryFilter, 'text'>;
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
}

const named = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([code, name]) => ({ code, name }));

export function DirectoryFilters(props: {
  choices: DirectoryChoices | null;
  filter: DirectoryFilter;
  onFilter: (filter: DirectoryFilter) => void;
}) {
  const { choices, filter, onFilter } = props;
  const selects: readonly Options[] = [
    { key: 'state', label: 'État', all: 'Tous', options: named(STATES) },
    { key: 'actorKind', label: 'Type d’acteur', all: 'Tous', options: named(ACTOR_KINDS) },
    { key: 'commune', label: 'Commune', all: 'Toutes', options: choices?.communes ?? [] },
    { key: 'theme', label: 'Thème', all: 'Tous', options: choices?.themes ?? [] },
    {
      key: 'source',
      label: 'Origine',
      all: 'Toutes',
      options: ENTRY_SOURCES.map((code) => ({ code, name: SOURCES[code] })),
    },
  ];
  return (
    <Filters role="search" aria-label="Filtrer l’annuaire">
      <Field id="annuaire-texte" label="Nom, organisme ou adresse">
        <Input
          id="annuaire-texte"
          type="search"
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
      </Field>
      {selects.map(({ key, label, all, options }) => (
        <Field key={key} id={`annuaire-${key}`} label={label}>
          <Select
            id={`annuaire-${key}`}
            value={filter[key]}
            onChange={({ target }) => onFilter({ ...filter, [key]: target.value })}
          >
            <option value="">{all}</option>
            {options.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </Filters>
  );
}

/** Three in a row; on a narrow screen two, and the search alone. */
const Filters = styled.div`
  display: grid;
  gap: 1.2rem 1.6rem;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  @media (max-width: 60rem) {
    gap: 0.8rem;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    > :first-child {
      grid-column: 1 / -1;
    }
  }
`;
