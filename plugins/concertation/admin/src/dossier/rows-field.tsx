import type { ReactNode } from 'react';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Fieldset } from '@aggloforum/publisher/admin-kit/layout.ts';
import { fieldId, listAt } from '../form/paths.ts';
import { useDossierEditing } from './form-context.tsx';
import { focusLater } from './focus.ts';

/** Rows of one kind, added below and removed one by one. Focus goes to the new row, or to what took the old one's place. */
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
        <Fieldset key={index} id={fieldId(`${path}.${index}`)}>
          <legend>{`${name} ${index + 1}`}</legend>
          {props.children(`${path}.${index}`, index)}
          <div>
            <Button
              disabled={locked}
              aria-label={`Retirer\u00a0: ${name} ${index + 1}`}
              onClick={() => {
                remove(path, index);
                focusLater(rows.length > 1 ? `${path}.${Math.min(index, rows.length - 2)}` : path);
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
