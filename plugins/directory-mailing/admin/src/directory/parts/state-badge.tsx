import { Badge } from '@aggloforum/publisher/admin-kit/layout.ts';
import { STATES, wordFor } from '../../../../core/directory/labels.ts';

const TONES: Readonly<Record<string, 'success' | 'warning' | 'neutral'>> = { confirmed: 'success', paused: 'warning' };

export function StateBadge({ state }: { state: string }) {
  return <Badge $tone={TONES[state] ?? 'neutral'}>{wordFor(STATES, state)}</Badge>;
}
