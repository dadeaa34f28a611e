import type { FileProblem } from '../../../core/directory/limits.ts';

/** The file as a whole is no list that we can read. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}
