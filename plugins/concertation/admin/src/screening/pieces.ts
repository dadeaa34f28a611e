import type { TrialHit } from '../../../contract/screening.ts';

export interface Piece {
  readonly start: number;
  readonly piece: string;
  /** Of the rules that found something here. */
  readonly labels: readonly string[];
}

/** The text cut where marks begin and end; joined again it is the text. */
export function piecesOf(text: string, hits: readonly Pick<TrialHit, 'label' | 'marks'>[]): Piece[] {
  const marks = hits.flatMap(({ label, marks: places }) => places.map((place) => ({ ...place, label })));
  const cuts = [0, text.length, ...marks.flatMap(({ start, end }) => [start, end])];
  const edges = [...new Set(cuts.map((cut) => Math.min(Math.max(cut, 0), text.length)))].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => ({
    start,
    piece: text.slice(start, edges[index + 1]),
    labels: [...new Set(marks.filter((mark) => mark.start <= start && mark.end > start).map(({ label }) => label))],
  }));
}
