import { Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { Badge, Fold, Hint, Notice, Row, StackedSheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { MailingCalendar, MailingItem, MailingState } from '../../../contract/mailings.ts';
import { momentInWords } from '../../../core/french.ts';
import { useMailingClient } from './mailing-client.ts';
import { LettersInDoubt } from './letters-in-doubt.tsx';
import { CopyNotice } from './copy-notice.tsx';
import { SettingForm } from './setting-form.tsx';
import { ButtonLink } from '../ui/button-link.ts';
import { Part, Spread } from '../ui/layout.ts';
import { RuledLines } from '../ui/lists.ts';
import { lineInWords, OCCASIONS, STATES } from './words.ts';

const EVERY_MS = 5_000;

const PARTS: readonly { readonly title: string; readonly states: readonly MailingState[]; readonly none: string }[] = [
  { title: 'À confirmer', states: ['prepared'], none: 'Rien n’attend votre confirmation.' },
  { title: 'En cours', states: ['queued', 'paused'], none: 'Aucun envoi en cours.' },
  { title: 'À venir', states: ['upcoming'], none: 'Rien de prévu. Les envois suivent les dates des dossiers publiés.' },
  { title: 'Terminés et annulés', states: ['finished', 'cancelled'], none: 'Aucun envoi encore.' },
];

/** Every mailing: what waits for somebody, what is going on, what is to come, what is over. */
export function CalendarPage() {
  const client = useMailingClient();
  const { value, failed, set } = useLoaded(client.calendar, { every: EVERY_MS });
  return (
    <StackedSheet aria-busy={value === null}>
      <Page.Title>Envois</Page.Title>
      <Spread>
        <h1>Envois</h1>
        <ButtonLink $primary to="nouveau">
          Écrire un envoi
        </ButtonLink>
      </Spread>
      {failed && (
        <Notice $tone="danger" role="alert">
          Le serveur ne répond pas. Ce qui suit est ce qu’il a dit en dernier.
        </Notice>
      )}
      {value === null ? <p role="status">Un instant…</p> : <Calendar calendar={value} onChange={set} />}
    </StackedSheet>
  );
}

function Calendar({ calendar, onChange }: { calendar: MailingCalendar; onChange: (next: MailingCalendar) => void }) {
  return (
    <>
      {calendar.isCopy && <CopyNotice onChange={onChange} />}
      {calendar.doubtfulLetters.length > 0 && <LettersInDoubt letters={calendar.doubtfulLetters} onChange={onChange} />}
      {PARTS.map(({ title, states, none }) => (
        <ListOf
          key={title}
          title={title}
          none={none}
          items={calendar.items.filter(({ state }) => states.includes(state))}
        />
      ))}
      {calendar.missed.length > 0 && (
        <Part>
          <h2>Ouvertures sans envoi</h2>
          <RuledLines>
            {calendar.missed.map(({ consultation, title, opens, reason }) => (
              <li key={consultation}>
                <strong>{title}</strong>
                <span>
                  Ouverte le {momentInWords(opens)}.{' '}
                  {reason === 'public-too-late'
                    ? 'Elle est devenue publique plus de 72 heures après son ouverture.'
                    : 'Rien n’est parti dans les 72 heures.'}{' '}
                  <Link to="nouveau" state={{ consultation }} aria-label={`Écrire un envoi pour ${title}`}>
                    Écrire un envoi
                  </Link>
                </span>
              </li>
            ))}
          </RuledLines>
        </Part>
      )}
      <Fold>
        <summary>Réglages de la maison</summary>
        <div>
          <Hint>Pour les consultations qui n’ont pas leur propre réglage.</Hint>
          <SettingForm consultation="*" setting={calendar.house} onDone={(house) => onChange({ ...calendar, house })} />
        </div>
      </Fold>
    </>
  );
}

function ListOf({ title, items, none }: { title: string; items: readonly MailingItem[]; none: string }) {
  return (
    <Part>
      <h2>{title}</h2>
      {items.length === 0 ? (
        <Hint>{none}</Hint>
      ) : (
        <RuledLines aria-label={title}>
          {items.map((item) => (
            <li key={item.id}>
              <Row>
                <Link to={String(item.id)}>
                  {OCCASIONS[item.occasion]}&nbsp;: {item.title}
                </Link>
                <Badge $tone={STATES[item.state].tone}>{STATES[item.state].label}</Badge>
              </Row>
              <span>{lineInWords(item)}</span>
            </li>
          ))}
        </RuledLines>
      )}
    </Part>
  );
}
