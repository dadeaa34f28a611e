import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Columns, Hint, Unseen } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DirectoryChoices, PersonFields } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import { Group, Tick } from '../../ui/controls.ts';
import { Boxes } from '../../ui/layout.ts';

export const NOBODY: PersonFields = { name: '', organisation: '', actorKind: 'person', communes: [], themes: [] };

interface Props<T extends PersonFields> {
  readonly person: T;
  readonly choices: DirectoryChoices;
  readonly wrong: Faults;
  readonly onChange: (person: T) => void;
}

/** Who somebody is and what concerns them. */
export function PersonFieldset<T extends PersonFields>({ person, choices, wrong, onChange }: Props<T>) {
  const texts = [
    { key: 'name', label: 'Nom' },
    { key: 'organisation', label: 'Organisme' },
  ] as const;
  const kind = { id: 'personne-type', label: 'Type d’acteur', error: wrong['actorKind'] };
  return (
    <>
      <Columns $least="22rem">
        {texts.map(({ key, ...words }) => {
          const frame = { id: `personne-${key}`, error: wrong[key], ...words };
          return (
            <Field key={key} {...frame}>
              <Input
                {...described(frame)}
                value={person[key]}
                onChange={({ target }) => onChange({ ...person, [key]: target.value })}
              />
            </Field>
          );
        })}
        <Field {...kind}>
          <Select
            {...described(kind)}
            value={person.actorKind}
            onChange={({ target }) => onChange({ ...person, actorKind: target.value })}
          >
            {Object.entries(ACTOR_KINDS).map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      </Columns>
      <Choices
        title="Communes"
        hint="Aucune cochée&nbsp;: toutes."
        known={choices.communes}
        chosen={person.communes}
        wrong={wrong['communes']}
        onChange={(communes) => onChange({ ...person, communes })}
      />
      <Choices
        title="Thèmes"
        hint="Aucun coché&nbsp;: tous."
        known={choices.themes}
        chosen={person.themes}
        wrong={wrong['themes']}
        onChange={(themes) => onChange({ ...person, themes })}
      />
    </>
  );
}

/** A longer list is shut until somebody opens it. */
const FOLDED = 20;

function Choices(props: {
  title: string;
  hint: string;
  known: DirectoryChoices['communes'];
  chosen: readonly string[];
  wrong: string | undefined;
  onChange: (codes: readonly string[]) => void;
}) {
  const { known, chosen, onChange } = props;
  const toggle = (code: string) =>
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  const boxes = (
    <Boxes>
      {known.map(({ code, name }) => (
        <Tick key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          {name}
        </Tick>
      ))}
    </Boxes>
  );
  return (
    <Group>
      <legend>{props.title}</legend>
      <Hint>{props.hint}</Hint>
      {props.wrong !== undefined && <strong role="alert">{props.wrong}</strong>}
      {known.length > FOLDED ? (
        <details>
          <summary>
            {chosen.length === 0 ? 'Choisir' : `${chosen.length} sur ${known.length}`}
            <Unseen> ({props.title})</Unseen>
          </summary>
          {boxes}
        </details>
      ) : (
        boxes
      )}
    </Group>
  );
}
