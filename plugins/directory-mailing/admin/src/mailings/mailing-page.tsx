import { Page } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Badge, Fold, Heading, Hint, Notice, Row, StackedSheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { MailingView } from '../../../contract/mailings.ts';
import { ActsSection } from './acts-section.tsx';
import { ActionsSection } from './actions-section.tsx';
import { AudienceSection } from './audience-section.tsx';
import { useMailingClient } from './mailing-client.ts';
import { PreviewSection } from './preview-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { SettingForm } from './setting-form.tsx';
import { lineInWords, OCCASIONS, STATES } from './words.ts';

const EVERY_MS = 2_000;

/** One mailing, from before it leaves until after. */
export function MailingPage() {
  const { id = '' } = useParams();
  const client = useMailingClient();
  const ask = useCallback(async () => client.view(id), [client, id]);
  const { value, failed, set } = useLoaded(ask, { every: EVERY_MS });
  return (
    <StackedSheet aria-busy={value === null}>
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
    </StackedSheet>
  );
}

function Mailing({ mailing, onChange }: { mailing: MailingView; onChange: (mailing: MailingView) => void }) {
  const { occasion, state, subject, title, consultation, setting } = mailing;
  return (
    <>
      <Page.Title>{`Envoi\u00a0: ${subject ?? title}`}</Page.Title>
      <Heading>
        <Row>
          <Badge $tone={STATES[state].tone}>{STATES[state].label}</Badge>
          <span>{OCCASIONS[occasion]}</span>
        </Row>
        <h1>{subject ?? title}</h1>
        <p>{lineInWords(mailing)}</p>
      </Heading>
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
