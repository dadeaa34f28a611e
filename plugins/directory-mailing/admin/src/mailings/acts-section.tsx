import type { MailingActView } from '../../../contract/mailings.ts';
import { Card } from '../ui/layout.ts';
import { Lines } from '../ui/lists.ts';
import { actInWords, byInWords, instantInWords } from './words.ts';

/** Who did what, the newest first; nothing is ever taken away from it. */
export function ActsSection({ acts }: { acts: readonly MailingActView[] }) {
  return (
    <Card>
      <h2>Qui a fait quoi</h2>
      <Lines>
        {acts.toReversed().map((act, index) => (
          <li key={acts.length - index}>
            <strong>{actInWords(act)}</strong>
            <span>
              {instantInWords(act.at)}, {byInWords(act.by)}
            </span>
          </li>
        ))}
      </Lines>
    </Card>
  );
}
