import { Page } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { MailingView } from '../../../contract/mailings.ts';
import { ActsSection } from './acts-section.tsx';
import { ActionsSection } from './actions-section.tsx';
import { AudienceSection } from './audience-section.tsx';
import { useMailingClient, useWatched } from './mailing-client.ts';
import { PreviewSection } from './preview-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { SettingForm } from './setting-form.tsx';
import { Fold, Head, Hint, Row, Sheet } from '../ui/layout.ts';
import { Badge, Notice } from '../ui/marks.ts';
import { lineInWords, OCCASIONS, STATES } from './words.ts';

const EVERY_MS = 2_000;

/** One mailing, from before it leaves until after. */
export function MailingPage() {
  const { id = '' } = useParams();
  const client = useMailingClient();
  const ask = useCallback(async () => client.view(id), [client, id]);
  const { value, failed, set } = useWatched(ask, EVERY_MS);
  return (
    <Sheet aria-busy={value === null}>
      <p>
        <Link to="..">Tous les envois</Link>
      </p>
      {failed && (
        <Notice $tone="danger" role="alert">
          {value === null
            ? 'Cet envoi n’a pas pu être lu.'
            : 'Le serveur ne répond pas. Ce qui suit est ce qu’il a dit en dernier.'}
        </Notice>
      )}
      {value === null ? !failed && <p role="status">Un instant…</p> : <Mailing mailing={value} onChange={set} />}
    </Sheet>
  );
}

function Mailing({ mailing, onChange }: { mailing: MailingView; onChange: (mailing: MailingView) => void }) {
  const { occasion, state, subject, title, consultation, setting } = mailing;
  return (
    <>
      <Page.Title>{`Envoi : ${subject ?? title}`}</Page.Title>
      <Head>
        <Row>
          <Badge $tone={STATES[state].tone}>{STATES[state].label}</Badge>
          <span>{OCCASIONS[occasion]}</span>
        </Row>
        <h1>{subject ?? title}</h1>
        <p>{lineInWords(mailing)}</p>
      </Head>
      <ActionsSection mailing={mailing} onChange={onChange} />
      {mailing.progress !== null && (
        <ProgressSection mailing={mailing} progress={mailing.progress} onChange={onChange} />
      )}
      {mailing.audienceNow !== null && <AudienceSection audience={mailing.audienceNow} />}
      {(mailing.frozenAt !== null || mailing.fingerprint !== null) && (
        <PreviewSection id={mailing.id} content={mailing.fingerprint ?? mailing.frozenAt ?? ''} />
      )}
      {consultation !== null && setting !== null && (
        <Fold>
          <summary>Réglages de cette consultation</summary>
          <div>
            <Hint>
              {setting.own ? 'Cette consultation a son propre réglage.' : 'Elle suit le réglage de la maison.'} Il vaut
              pour tous ses envois à venir.
            </Hint>
            <SettingForm
              consultation={consultation}
              setting={setting}
              onDone={(next) => onChange({ ...mailing, setting: next })}
            />
          </div>
        </Fold>
      )}
      <ActsSection acts={mailing.acts} />
    </>
  );
}
