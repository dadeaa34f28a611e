import type { DirectoryChoices, PersonFields } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import type { Fields } from '../client.ts';
import { Group, Input, Select, Tick } from '../../ui/controls.ts';
import { Boxes, Columns, Hint, Unseen } from '../../ui/layout.ts';
import { Field } from '../../ui/field.tsx';

export const NOBODY: PersonFields = { name: '', organisation: '', actorKind: 'person', communes: [], themes: [] };

interface Props<T extends PersonFields> {
  readonly person: T;
  readonly choices: DirectoryChoices;
  readonly wrong: Fields;
  readonly onChange: (person: T) => void;
}

/** Who somebody is and what concerns them. */
export function PersonFieldset<T extends PersonFields>({ person, choices, wrong, onChange }: Props<T>) {
  const texts = [
    { key: 'name', label: 'Nom' },
    { key: 'organisation', label: 'Organisme' },
  ] as const;
  return (
    <>
      <Columns>
        {texts.map(({ key, label }) => (
          <Field key={key} id={`personne-${key}`} label={label} error={wrong[key]}>
            {(control) => (
              <Input
                {...control}
                value={person[key]}
                onChange={({ target }) => onChange({ ...person, [key]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field id="personne-type" label="Type d’acteur" error={wrong['actorKind']}>
          {(control) => (
            <Select
              {...control}
              value={person.actorKind}
              onChange={({ target }) => onChange({ ...person, actorKind: target.value })}
            >
              {Object.entries(ACTOR_KINDS).map(([kind, label]) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </Columns>
      <Choices
        title="Communes"
        hint="Aucune cochée : toutes."
        known={choices.communes}
        chosen={person.communes}
        wrong={wrong['communes']}
        onChange={(communes) => onChange({ ...person, communes })}
      />
      <Choices
        title="Thèmes"
        hint="Aucun coché : tous."
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
