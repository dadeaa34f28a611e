import type { CommentDetail, ThreadItem } from '../../../contract/moderation.ts';
import { stateWords } from '../../../core/moderation/words.ts';
import { stampInWords } from '../form/moment.ts';
import { Badge, Hint, Row } from '../ui/layout.ts';
import { Words } from './layout.ts';

/** What it answers, and its answers: nobody judges a sentence alone. */
export function ThreadAround({ detail }: { detail: CommentDetail }) {
  const others = detail.thread.filter(({ id }) => id !== detail.id);
  if (others.length === 0) return null;
  return (
    <section aria-label="Fil" style={{ display: 'grid', gap: '1.2rem' }}>
      <h3>{detail.isReply ? 'Ce à quoi il répond, et les autres réponses' : 'Ses réponses'}</h3>
      {others.map((item) => (
        <One key={item.id} item={item} />
      ))}
    </section>
  );
}

function One({ item }: { item: ThreadItem }) {
  return (
    <article style={{ display: 'grid', gap: '0.4rem' }}>
      <Row>
        <strong dir="auto">{item.authorName}</strong>
        {item.official && <Badge $tone="success">Réponse officielle</Badge>}
        <Hint as="span">
          {item.number === null ? '' : `nº ${item.number}, `}
          {stampInWords(item.submittedAt)}, {stateWords(item.state)}
        </Hint>
      </Row>
      <Words>{item.body}</Words>
    </article>
  );
}
