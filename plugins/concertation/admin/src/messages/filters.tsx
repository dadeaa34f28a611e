import { styled } from 'styled-components';
import { Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import type { DeskChoices } from '../../../contract/message-desk.ts';
import { CHANNELS, STATES } from '../../../core/messages/words.ts';

export interface Filter extends Readonly<Record<string, string>> {
  readonly state: string;
  readonly due: string;
  readonly department: string;
  readonly project: string;
  readonly channel: string;
  readonly text: string;
}

export const WAITING: Filter = { state: 'waiting', due: '', department: '', project: '', channel: '', text: '' };

interface Props {
  readonly filter: Filter;
  readonly choices: DeskChoices | null;
  readonly onFilter: (filter: Filter) => void;
}

export function Filters({ filter, choices, onFilter }: Props) {
  const selects: { key: keyof Filter & string; label: string; all: string; options: [string, string][] }[] = [
    {
      key: 'state',
      label: 'État',
      all: 'Tous',
      options: Object.entries({ ...STATES, erased: 'Effacés, encore publiés' }),
    },
    {
      key: 'department',
      label: 'Direction',
      all: 'Toutes',
      options: (choices?.departments ?? []).map(({ id, name }) => [id, name]),
    },
    {
      key: 'project',
      label: 'Projet',
      all: 'Tous',
      options: (choices?.projects ?? []).map(({ id, title }) => [id, title]),
    },
    { key: 'channel', label: 'Arrivé par', all: 'Tous', options: Object.entries(CHANNELS) },
  ];
  return (
    <Grid role="search" aria-label="Filtrer les messages">
      <Field id="filtre-texte" label="Rechercher">
        <Input
          id="filtre-texte"
          type="search"
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
      </Field>
      {selects.map(({ key, label, all, options }) => (
        <Field key={key} id={`filtre-${key}`} label={label}>
          <Select
            id={`filtre-${key}`}
            value={filter[key]}
            onChange={({ target }) => onFilter({ ...filter, due: '', [key]: target.value })}
          >
            <option value="">{all}</option>
            {options.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </Grid>
  );
}

const Grid = styled.div`
  display: grid;
  gap: 1.2rem 1.6rem;
  grid-template-columns: repeat(5, minmax(0, 1fr));
  margin-bottom: 1.6rem;
  @media (max-width: 70rem) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    > :first-child {
      grid-column: 1 / -1;
    }
  }
`;
