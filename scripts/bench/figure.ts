/** A figure with its unit, and what it was measured on. */
export interface Figure {
  readonly name: string;
  readonly of: string;
  /** Null for what could not be measured here; why was said. */
  readonly value: number | null;
  readonly unit: string;
}

/** Says a figure as soon as it is known: a long bench shows that it goes on. */
export type Note = (figure: Figure) => void;

/** A sentence beside the figures. */
export function remark(text: string): void {
  process.stdout.write(`${text}\n`);
}
