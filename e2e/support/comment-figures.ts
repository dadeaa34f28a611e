import type { Counted } from './comment-ledger.ts';

/** Without any of these the zeros beside them say nothing. */
export const LOOKED_AT = [
  'duringPosts',
  'duringDecisions',
  'acknowledgedPosts',
  'acknowledgedDecisions',
  'unanswered',
  'lettersSeen',
] as const;

export interface Figures extends Counted {
  kills: number;
  /** Kills that came while a post, or a decision, had no answer yet. */
  duringPosts: number;
  duringDecisions: number;
  acknowledgedPosts: number;
  acknowledgedDecisions: number;
  /** Sent, and killed before the answer: found stored when sent again, or stored only then. */
  unanswered: number;
  /** Sent again with their key, and not answered as the first time. */
  refusedAgain: number;
}

export function worst(a: Counted, b: Counted): Counted {
  return {
    lost: Math.max(a.lost, b.lost),
    doubled: Math.max(a.doubled, b.doubled),
    undone: Math.max(a.undone, b.undone),
    unexplained: Math.max(a.unexplained, b.unexplained),
    letters: Math.max(a.letters, b.letters),
    lettersSeen: Math.max(a.lettersSeen, b.lettersSeen),
  };
}

export function faultsOf({ lost, doubled, undone, unexplained, letters, refusedAgain }: Figures): number {
  return lost + doubled + undone + unexplained + letters + refusedAgain;
}

export function blank(): Figures {
  return {
    kills: 0,
    duringPosts: 0,
    duringDecisions: 0,
    acknowledgedPosts: 0,
    acknowledgedDecisions: 0,
    unanswered: 0,
    refusedAgain: 0,
    lost: 0,
    doubled: 0,
    undone: 0,
    unexplained: 0,
    letters: 0,
    lettersSeen: 0,
  };
}
