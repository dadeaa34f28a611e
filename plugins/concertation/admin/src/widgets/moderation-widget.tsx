import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { useAuth } from '@strapi/strapi/admin';
import { useModerationClient } from '../moderation/client.ts';
import { viewsFor } from '../moderation/decision.ts';
import { MODERATION } from '../moderation/moderation-sheet.tsx';
import { useMayModerate } from '../moderation/permissions.ts';
import { useLoaded } from '../moderation/use-loaded.ts';
import { useNow } from '../moderation/use-now.ts';
import { ageInWords, counted } from '../moderation/words.ts';
import { Text, WidgetCard, WidgetList } from './widget-card.tsx';

/** « À modérer »: how much waits for this person, since when, and what is late. */
export function ModerationWidget() {
  const client = useModerationClient();
  const now = useNow();
  const roles = useAuth('Modération', ({ user }) => (user?.roles ?? []).map(({ code }) => code));
  const view = viewsFor(roles, useMayModerate('decide'))[0] ?? 'team';
  const { value, failed } = useLoaded(useCallback(async () => client.queue({ view, limit: 1 }), [client, view]));
  const waiting = value?.counts[view] ?? 0;
  const oldest = value?.items[0];
  return (
    <WidgetCard>
      {failed && <Text role="alert">La file n’a pas pu être chargée.</Text>}
      {!failed && !value && <Text role="status">Chargement…</Text>}
      {value && waiting === 0 && <Text>Rien n’attend.</Text>}
      {value && waiting > 0 && (
        <WidgetList>
          <li>
            <Link to={`${MODERATION}?vue=${view}`}>{counted(waiting, 'texte à lire', 'textes à lire')}</Link>
            {oldest && <span>le plus ancien attend depuis {ageInWords(oldest.submittedAt, now)}</span>}
          </li>
          {value.counts.late > 0 && (
            <li>
              <Link to={`${MODERATION}?vue=late`}>{counted(value.counts.late, 'en retard', 'en retard')}</Link>
            </li>
          )}
          {value.counts.flagged > 0 && view !== 'elected' && (
            <li>
              <Link to={`${MODERATION}?vue=flagged`}>{counted(value.counts.flagged, 'signalé', 'signalés')}</Link>
            </li>
          )}
          {value.counts.marked > 0 && view !== 'elected' && (
            <li>
              <Link to={`${MODERATION}?vue=marked`}>
                {counted(value.counts.marked, 'marqué par une règle', 'marqués par une règle')}
              </Link>
            </li>
          )}
        </WidgetList>
      )}
    </WidgetCard>
  );
}
