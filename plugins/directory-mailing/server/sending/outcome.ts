import { aimOf, type DoubtPolicy, verdictOf } from '../../core/delivery-states.ts';
import { refusedAddress } from '../../core/bounces/refused-address.ts';
import type { Pacing } from '../../core/pacing.ts';
import type { SendResult } from '../smtp.ts';
import type { Log } from './engine-tools.ts';
import type { Claimed, Outcome } from './ledger.ts';
import { type Due, isoOf } from './tables.ts';

interface Circumstances {
  readonly pacing: Pacing<Due>;
  readonly policy: DoubtPolicy;
  /** False where one address gets everything: a refusal then says nothing of anybody else's. */
  readonly toThemselves: boolean;
  readonly now: number;
  readonly log: Log;
}

const EVENTS = { queued: 'delivery-deferred', failed: 'delivery-failed', 'in-doubt': 'delivery-in-doubt' } as const;

/** What an attempt means: for its row, for how fast the others go, and which rows it brings back. */
export function judge(
  row: Claimed,
  result: SendResult,
  circumstances: Circumstances,
): { readonly outcome: Outcome; readonly takenBack: readonly Due[] } {
  const { pacing, policy, now, log } = circumstances;
  const { queue, id, attempts, doubts } = row;
  if (result.accepted) {
    pacing.accepted();
    return {
      outcome: {
        queue,
        id,
        state: 'accepted',
        reply: result.reply,
        notBefore: null,
        doubtful: false,
        addressRefused: null,
      },
      takenBack: [],
    };
  }
  const verdict = verdictOf(result.refusal, { attempts, doubts }, policy);
  const again = verdict.state === 'queued' ? verdict : null;
  log('warn', EVENTS[verdict.state], { ...idsOf(row), code: result.refusal.code });
  return {
    outcome: {
      queue,
      id,
      state: verdict.state,
      reply: result.reply,
      notBefore: again && isoOf(now + again.afterMs),
      addressRefused: circumstances.toThemselves ? statusOf(result) : null,
      doubtful: again === null ? verdict.state === 'in-doubt' : again.doubtful,
    },
    takenBack: slowDown(row, result, circumstances),
  };
}

/** Of an address that the server says can get no mail; `550` where it gives no status. */
function statusOf({ refusal, reply }: SendResult & { accepted: false }): string | null {
  const finding = refusedAddress(refusal, reply);
  return finding && (finding.status ?? String(refusal.code));
}

function slowDown(
  { queue, id }: Claimed,
  { refusal }: SendResult & { accepted: false },
  { pacing, now, log }: Circumstances,
): readonly Due[] {
  const aim = aimOf(refusal);
  const { code } = refusal;
  if (aim === 'us' && pacing.fault(now, refusal.phase === 'connection'))
    log('error', 'relay-held', { code, until: isoOf(pacing.heldUntil ?? now) });
  if (aim !== 'policy') return [];
  const takenBack = pacing.refusedByPolicy(now, { queue, id });
  if (takenBack.length > 0)
    log('error', 'relay-refuses', { code, until: isoOf(pacing.heldUntil ?? now), count: takenBack.length });
  return takenBack;
}

function idsOf(row: Claimed): Readonly<Record<string, number>> {
  return row.queue === 'letter' ? { letter: row.id } : { delivery: row.id, mailing: row.mailing };
}
