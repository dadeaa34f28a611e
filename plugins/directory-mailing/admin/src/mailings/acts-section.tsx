import { Card } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MailingActView } from '../../../contract/mailings.ts';
import { RuledLines } from '../ui/lists.ts';
import { actInWords, byInWords, instantInWords } from './words.ts';

/** Who did what, the newest first; nothing is ever taken away from it. */
export function ActsSection({ acts }: { acts: readonly MailingActView[] }) {
  return (
    <Card>
      <h2>Qui a fait quoi</h2>
      <RuledLines>
        {acts.toReversed().map((act, index) => (
          <li key={acts.length - index}>
            <strong>{actInWords(act)}</strong>
            <span>
              {instantInWords(act.at)}, {byInWords(act.by)}
            </span>
          </li>
        ))}
      </RuledLines>
    </Card>
  );
}
