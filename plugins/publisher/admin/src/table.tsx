import type { ReactNode } from 'react';
import { Table } from './ui.ts';

export function Listed(props: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <Table $wide="60rem" aria-label={props.label}>
      <table>
        <thead>
          <tr>
            {props.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </Table>
  );
}
