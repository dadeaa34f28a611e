import type { ReactNode } from 'react';
import { listAt } from '../form/paths.ts';
import { fieldId } from '../form/paths.ts';
import { Button } from '../ui/controls.ts';
import { Fieldset } from '../ui/layout.ts';
import { useDossierEditing } from './form-context.tsx';
import { focusLater } from './focus.ts';

/** Rows of one kind, added below and removed one by one; focus follows. */
export function RowsField(props: {
  path: string;
  /** Name of one row, for instance « Lieu ». */
  name: string;
  addLabel: string;
  firstField: string;
  empty: () => unknown;
  children: (path: string, index: number) => ReactNode;
}) {
  const { dossier, add, remove, locked } = useDossierEditing();
  const { path, name } = props;
  const rows = listAt(dossier, path);
  return (
    <>
      {rows.map((_, index) => (
        <Fieldset key={index} id={fieldId(`${path}.${index}`)} tabIndex={-1}>
          <legend>{`${name} ${index + 1}`}</legend>
          {props.children(`${path}.${index}`, index)}
          <div>
            <Button
              disabled={locked}
              aria-label={`Retirer : ${name} ${index + 1}`}
              onClick={() => {
                remove(path, index);
                focusLater(path);
              }}
            >
              Retirer
            </Button>
          </div>
        </Fieldset>
      ))}
      <div>
        <Button
          id={fieldId(path)}
          disabled={locked}
          onClick={() => {
            add(path, props.empty());
            focusLater(`${path}.${rows.length}.${props.firstField}`);
          }}
        >
          {props.addLabel}
        </Button>
      </div>
    </>
  );
}
