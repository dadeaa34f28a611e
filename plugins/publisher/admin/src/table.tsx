import type { ReactNode } from 'react';
import { Scroller } from './ui.ts';

export function Listed(props: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <Scroller aria-label={props.label}>
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
    </Scroller>
  );
}
