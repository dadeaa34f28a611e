import type { Figure } from './figure.ts';

/** One line a figure, one column for each thing that it was measured on, in the order in which they came. */
export function table(figures: readonly Figure[]): string {
  const columns = [...new Set(figures.map(({ of }) => of))];
  const names = [...new Set(figures.map(named))];
  const value = (name: string, column: string) => {
    const figure = figures.find((one) => named(one) === name && one.of === column);
    return figure === undefined ? '' : said(figure);
  };
  const rows = [['', ...columns], ...names.map((name) => [name, ...columns.map((column) => value(name, column))])];
  const widths = ['', ...columns].map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
}

function named({ name, unit }: Figure): string {
  return unit === '' ? name : `${name} (${unit})`;
}

/** What could not be measured is a dash, never an empty place. */
function said({ value }: Figure): string {
  return value === null ? '–' : String(value);
}
