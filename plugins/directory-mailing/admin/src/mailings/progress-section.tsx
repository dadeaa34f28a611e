import { useState } from 'react';
import type { Answer } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Card, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { type MailingProgress, type MailingView, mayResend } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';
import { Facts } from '../ui/lists.ts';
import { Bar } from '../ui/bar.ts';
import { linesOf } from './progress-lines.ts';
import { countInWords } from './words.ts';

/** How far it has come, in the words of what can be known: a server accepted it. */
export function ProgressSection(props: {
  mailing: MailingView;
  progress: MailingProgress;
  onChange: (mailing: MailingView) => void;
}) {
  const { progress, mailing } = props;
  const { queued, attempting, inDoubt } = progress;
  const lines = linesOf(progress);
  const total = lines.reduce((sum, { count, among }) => (among ? sum : sum + count), 0);
  const settled = total - queued - attempting;
  // While it is paused nobody can say how long it still takes.
  const underWay = mailing.state === 'queued' && queued + attempting > 0;
  return (
    <Card aria-label="Avancement">
      <h2>Avancement</h2>
      <Bar $share={total === 0 ? 1 : settled / total} role="img" aria-label={`${settled} sur ${total}`} />
      <Facts>
        {lines.map(({ label, count }) => (
          <Count key={label} label={label} count={count} />
        ))}
        {underWay && progress.perMinute !== null && <Count label="Par minute" count={progress.perMinute} />}
        {underWay && progress.secondsLeft !== null && (
          <>
            <dt>Encore environ</dt>
            <dd>{timeInWords(progress.secondsLeft)}</dd>
          </>
        )}
        {progress.replies.length > 0 && (
          <>
            <dt>Dernières réponses du serveur</dt>
            <dd>
              <ul>
                {progress.replies.map((reply) => (
                  <li key={reply}>
                    <code>{reply}</code>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </Facts>
      {inDoubt > 0 && <Doubts mailing={mailing} count={inDoubt} onChange={props.onChange} />}
      <Row>
        <ExportButton id={mailing.id} />
      </Row>
    </Card>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{countInWords(count)}</dd>
    </>
  );
}

function timeInWords(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} secondes` : `${Math.ceil(seconds / 60)} minutes`;
}

/** The answer to a message was lost: nobody knows whether it left. A person decides. */
function Doubts(props: { mailing: MailingView; count: number; onChange: (mailing: MailingView) => void }) {
  const client = useMailingClient();
  const [asking, setAsking] = useState<'resend' | 'leave' | null>(null);
  const [said, setSaid] = useState('');
  const resendable = mayResend(props.mailing);
  const decide = async (decision: 'resend' | 'leave') => {
    const answer: Answer<MailingView> = await client.doubts(props.mailing.id, decision);
    setAsking(null);
    if (answer.done) props.onChange(answer.value);
    else setSaid(answer.message);
  };
  return (
    <Notice $tone="warning">
      <p>
        Pour {countInWords(props.count)} message{props.count > 1 ? 's' : ''}, la réponse du serveur s’est perdue&nbsp;:
        ils sont peut-être partis.{' '}
        {resendable
          ? 'Les renvoyer peut faire un doublon\u202f; les laisser peut priver quelqu’un du message.'
          : 'L’envoi est annulé\u00a0: rien n’en est renvoyé.'}
      </p>
      <Row>
        {resendable && <Button onClick={() => setAsking('resend')}>Les renvoyer…</Button>}
        <Button onClick={() => setAsking('leave')}>Les laisser…</Button>
        <span role="status">{said}</span>
      </Row>
      {asking !== null && (
        <Dialog
          title={asking === 'resend' ? 'Renvoyer ces messages\u202f?' : 'Laisser ces messages\u202f?'}
          onClose={() => setAsking(null)}
        >
          <p>
            {asking === 'resend' ? 'Certaines personnes peuvent le recevoir deux fois.' : 'Ils ne seront plus tentés.'}
          </p>
          <Row>
            <Button $look="primary" onClick={() => void decide(asking)}>
              {asking === 'resend' ? 'Renvoyer' : 'Laisser'}
            </Button>
            <Button onClick={() => setAsking(null)}>Retour</Button>
          </Row>
        </Dialog>
      )}
    </Notice>
  );
}

function ExportButton({ id }: { id: number }) {
  const client = useMailingClient();
  const [said, setSaid] = useState('');
  const save = async () => {
    try {
      const address = URL.createObjectURL(new Blob([await client.export(id)], { type: 'text/csv;charset=utf-8' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = `envoi-${id}.csv`;
      link.click();
      URL.revokeObjectURL(address);
      setSaid('');
    } catch {
      setSaid('L’export n’a pas pu être lu.');
    }
  };
  return (
    <>
      <Button onClick={() => void save()}>Exporter les états (CSV)</Button>
      <span role="status">{said}</span>
    </>
  );
}
