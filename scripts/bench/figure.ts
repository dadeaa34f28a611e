/** A figure with its unit, and what it was measured on. */
export interface Figure {
  readonly name: string;
  readonly of: string;
  readonly value: number;
  readonly unit: string;
}

/** Says a figure as soon as it is known: a long bench shows that it goes on. */
export type Note = (figure: Figure) => void;
