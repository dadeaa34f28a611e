import { STATES, wordFor } from '../../../../core/directory/labels.ts';
import { Badge } from '../../ui/marks.ts';

const TONES: Readonly<Record<string, 'success' | 'warning' | 'neutral'>> = { confirmed: 'success', paused: 'warning' };

export function StateBadge({ state }: { state: string }) {
  return <Badge $tone={TONES[state] ?? 'neutral'}>{wordFor(STATES, state)}</Badge>;
}
