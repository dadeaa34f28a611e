import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail, QueueView } from '../../../contract/moderation.ts';
import { READ_KEY } from './keys.ts';
import { Key } from './layout.ts';
import { NewsOf } from './news-of.tsx';
import { useMayModerate } from './permissions.ts';
import type { Desk } from './use-desk.ts';
import { byAndWhen } from './words.ts';

/** What a rule marked, or what appeared unread, stays in its list until somebody says that they have read it, or decides. */
export function MarkSection({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const may = useMayModerate('decide');
  if (!detail.marked && !detail.unread)
    return detail.looked && <Hint>Lu par {byAndWhen(detail.looked.by, detail.looked.at)}.</Hint>;
  return (
    <section aria-label="À lire" style={{ display: 'grid', gap: '0.8rem' }}>
      {detail.marked ? (
        <p>
          Une règle a marqué ce texte, ou celui qu’il remplace. Il reste dans «&nbsp;Marqués par une règle&nbsp;»
          jusqu’à ce que quelqu’un l’ait lu.
        </p>
      ) : (
        <p>
          Ce texte est paru sans que l’équipe l’ait lu. Il reste dans «&nbsp;Publiés, à relire&nbsp;» jusqu’à ce que
          quelqu’un l’ait lu, ou en ait décidé.
        </p>
      )}
      {may && <HasRead desk={desk} detail={detail} />}
    </section>
  );
}

/** Views that a text leaves once it has been read. */
const READ_THERE: ReadonlySet<QueueView> = new Set(['marked', 'unread']);
/** The button, which its key presses. */
export const HAS_READ = 'texte-lu';

function HasRead({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const read = async () => {
    setBusy(true);
    const done = await desk.client.look(detail.id, detail.version);
    setBusy(false);
    if (done.done) {
      desk.news.say('C’est noté\u00a0: ce texte est lu.');
      return desk.goOn(new Set(READ_THERE.has(desk.filters.view) ? [detail.id] : []));
    }
    if (!done.meanwhile) return setTrouble([done.message]);
    setTrouble([
      `Entre-temps, ce texte a changé (${byAndWhen(done.meanwhile.by, done.meanwhile.at)}). Voici où il en est.`,
    ]);
    return desk.reload();
  };
  return (
    <>
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton id={HAS_READ} busy={busy} onClick={() => void read()}>
          J’ai lu ce texte
          <Key aria-hidden="true">{READ_KEY}</Key>
        </BusyButton>
      </Row>
    </>
  );
}
