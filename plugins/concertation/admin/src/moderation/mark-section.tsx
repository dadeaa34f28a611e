import { useState } from 'react';
import type { CommentDetail } from '../../../contract/moderation.ts';
import { BusyButton } from '../ui/busy-button.tsx';
import { Hint, Row } from '../ui/layout.ts';
import { NewsOf } from './news-of.tsx';
import { useMayModerate } from './permissions.ts';
import type { Desk } from './use-desk.ts';
import { byAndWhen } from './words.ts';

/** What a rule marked stays in its list until somebody says that they have read it, or decides. */
export function MarkSection({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const may = useMayModerate('decide');
  if (!detail.marked)
    return detail.looked && <Hint>Marque levée par {byAndWhen(detail.looked.by, detail.looked.at)}.</Hint>;
  return (
    <section aria-label="Marque d’une règle" style={{ display: 'grid', gap: '0.8rem' }}>
      <p>
        Une règle a marqué ce texte, ou celui qu’il remplace. Il reste dans « Marqués par une règle » jusqu’à ce que
        quelqu’un l’ait lu.
      </p>
      {may && <HasRead desk={desk} detail={detail} />}
    </section>
  );
}

function HasRead({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const read = async () => {
    setBusy(true);
    const done = await desk.client.look(detail.id, detail.version);
    setBusy(false);
    if (done.kind === 'done') {
      desk.news.say('C’est noté : ce texte est lu.');
      return desk.goOn(new Set(desk.filters.view === 'marked' ? [detail.id] : []));
    }
    if (done.kind !== 'changed-meanwhile') return setTrouble([done.message]);
    setTrouble([`Entre-temps, ce texte a changé (${byAndWhen(done.by, done.at)}). Voici où il en est.`]);
    return desk.reload();
  };
  return (
    <>
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton busy={busy} onClick={() => void read()}>
          J’ai lu ce texte
        </BusyButton>
      </Row>
    </>
  );
}
