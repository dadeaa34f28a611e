import { useState } from 'react';
import { allOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail, FlagItem } from '../../../contract/moderation.ts';
import { REPORT_REASONS } from '../../../core/comments/words.ts';
import { stampInWords } from '../form/moment.ts';
import { NewsOf } from './news-of.tsx';
import { useMayModerate } from './permissions.ts';
import type { Desk } from './use-desk.ts';
import { byAndWhen } from './words.ts';

/** Who reported it and why; leaving it as it is is a decision too, and they are told. */
export function FlagsSection({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const may = useMayModerate('decide');
  if (detail.flags.length === 0) return null;
  return (
    <section aria-label="Signalements" style={{ display: 'grid', gap: '1.2rem' }}>
      <h3>Signalements</h3>
      {detail.flags.map((flag) => (
        <One key={flag.id} flag={flag} />
      ))}
      {detail.openFlags.length > 0 && may && <CloseFlags desk={desk} detail={detail} />}
    </section>
  );
}

function One({ flag }: { flag: FlagItem }) {
  const reason = Object.hasOwn(REPORT_REASONS, flag.reason)
    ? REPORT_REASONS[flag.reason as keyof typeof REPORT_REASONS]
    : flag.reason;
  return (
    <div>
      <strong>{reason}</strong> ({STATES[flag.state]})
      {flag.explanation !== '' && <p style={{ whiteSpace: 'pre-wrap' }}>«&nbsp;{flag.explanation}&nbsp;»</p>}
      <Hint>
        {flag.reference}, {flag.name ?? 'sans nom'}
        {flag.email === null ? '' : `, ${flag.email}`}, le {stampInWords(flag.receivedAt)}
      </Hint>
    </div>
  );
}

const STATES = { open: 'à décider', upheld: 'suivi', rejected: 'écarté' } as const;

/** Of the reports that are shown, and of no other. */
function CloseFlags({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const words = detail.actions.includes('remove') ? WHILE_PUBLIC : ONCE_GONE;
  const [answer, setAnswer] = useState('');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    const done = await desk.client.closeFlags(detail.id, {
      answer,
      version: detail.version,
      flags: detail.openFlags,
    });
    setBusy(false);
    if (done.done) {
      desk.news.say(words.done);
      return desk.goOn(new Set(desk.filters.view === 'flagged' ? [detail.id] : []));
    }
    if (!done.meanwhile) return setTrouble(allOf(done));
    setTrouble([
      `Entre-temps, ce texte a changé (${byAndWhen(done.meanwhile.by, done.meanwhile.at)}). Voici où il en est.`,
    ]);
    return desk.reload();
  };
  return (
    <>
      <Field id="signalement-reponse" label={words.label} hint={words.hint}>
        <Textarea
          id="signalement-reponse"
          aria-describedby="signalement-reponse-aide"
          rows={2}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </Field>
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton busy={busy} onClick={() => void leave()}>
          {words.button}
        </BusyButton>
      </Row>
    </>
  );
}

const WHILE_PUBLIC = {
  label: 'Réponse à qui l’a signalé',
  hint: 'Pour laisser le texte public. Pour le suivre, retirez ou masquez le texte.',
  button: 'Écarter le signalement',
  done: 'Signalement écarté\u00a0: le texte reste public.',
};
const ONCE_GONE = {
  label: 'Ce que vous en retenez',
  hint: 'Le texte n’est plus public\u00a0: qui l’a signalé l’apprendra. Votre phrase reste dans le dossier.',
  button: 'Clore le signalement',
  done: 'Signalement clos\u00a0: le texte n’est plus public.',
};
