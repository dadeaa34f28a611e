import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { Badge, Hint, Row, Unseen } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail, ThreadItem } from '../../../contract/moderation.ts';
import { stateWords } from '../../../core/moderation/words.ts';
import { stampInWords } from '../form/moment.ts';
import { Words } from './layout.ts';
import { LEFT } from './words.ts';

/** What it answers, and its answers: nobody judges a sentence alone. */
export function ThreadAround({ detail }: { detail: CommentDetail }) {
  const others = detail.thread.filter(({ id }) => id !== detail.id);
  if (others.length === 0) return null;
  return (
    <section aria-label="Fil" style={{ display: 'grid', gap: '1.2rem' }}>
      <h3>{detail.isReply ? 'Ce à quoi il répond, et les autres réponses' : 'Ses réponses'}</h3>
      {others.map((item) => (
        <One key={item.id} from={detail.id} item={item} />
      ))}
    </section>
  );
}

function One({ from, item }: { from: string; item: ThreadItem }) {
  return (
    <article style={{ display: 'grid', gap: '0.4rem' }}>
      <Row>
        <strong dir="auto">{item.authorName}</strong>
        {item.official && <Badge $tone="success">Réponse officielle</Badge>}
        <Hint as="span">
          {item.number === null ? '' : `nº\u00a0${item.number}, `}
          {stampInWords(item.submittedAt)}, {item.author === 'active' ? stateWords(item.state) : LEFT[item.author]}
        </Hint>
        {item.opens && <Opening from={from} item={item} />}
      </Row>
      {item.author === 'erased' ? null : <Words>{item.body}</Words>}
    </article>
  );
}

/** To the text's own pane; the way back leads to the one that it was read beside. */
function Opening({ from, item }: { from: string; item: ThreadItem }) {
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const addressOf = (id: string) => {
    const next = new URLSearchParams(asked);
    next.set('texte', id);
    return `?${next.toString()}`;
  };
  return (
    <Link to={addressOf(item.id)} onClick={() => navigate(addressOf(from), { replace: true })}>
      Ouvrir ce texte<Unseen> de {item.authorName}</Unseen>
    </Link>
  );
}
