/** Where a follower is killed: at the `times`th call that reads like this pattern. */
export interface KillPoint {
  readonly when: 'before' | 'half-way' | 'after';
  readonly call: string;
  readonly times: number;
}
