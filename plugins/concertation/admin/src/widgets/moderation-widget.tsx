import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { useAuth } from '@strapi/strapi/admin';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import { useModerationClient } from '../moderation/client.ts';
import { viewsFor } from '../moderation/decision.ts';
import { MODERATION } from '../moderation/moderation-sheet.tsx';
import { useMayModerate } from '../moderation/permissions.ts';
import { useNow } from '../moderation/use-now.ts';
import { ageInWords, counted } from '../moderation/words.ts';
import { Text, WidgetCard, WidgetList } from './widget-card.tsx';

/** « À modérer »: how much waits for this person, since when, and what is late; reports and appeals too. */
export function ModerationWidget() {
  const client = useModerationClient();
  const now = useNow();
  const roles = useAuth('Modération', ({ user }) => (user?.roles ?? []).map(({ code }) => code));
  const view = viewsFor(roles, useMayModerate('decide'))[0] ?? 'team';
  const { value, failed } = useLoaded(
    useCallback(async () => {
      const [queue, appeals] = await Promise.all([client.queue({ view, limit: 1 }), client.appeals('open')]);
      return { ...queue, appeals: appeals.length };
    }, [client, view]),
  );
  const waiting = value?.counts[view] ?? 0;
  const oldest = value?.items[0];
  const team = view !== 'elected' && value ? value.counts : { flagged: 0, marked: 0 };
  const nothing = value && waiting + value.counts.late + team.flagged + team.marked + value.appeals === 0;
  return (
    <WidgetCard>
      {failed && <Text role="alert">La file n’a pas pu être chargée.</Text>}
      {!failed && !value && <Text role="status">Chargement…</Text>}
      {nothing && <Text>Rien n’attend.</Text>}
      {value && !nothing && (
        <WidgetList>
          {waiting > 0 && (
            <li>
              <Link to={`${MODERATION}?vue=${view}`}>{counted(waiting, 'texte à lire', 'textes à lire')}</Link>
              {oldest && <span>le plus ancien attend depuis {ageInWords(oldest.submittedAt, now)}</span>}
            </li>
          )}
          {value.counts.late > 0 && (
            <li>
              <Link to={`${MODERATION}?vue=late`}>{counted(value.counts.late, 'en retard', 'en retard')}</Link>
            </li>
          )}
          {team.flagged > 0 && (
            <li>
              <Link to={`${MODERATION}?vue=flagged`}>{counted(team.flagged, 'signalé', 'signalés')}</Link>
            </li>
          )}
          {team.marked > 0 && (
            <li>
              <Link to={`${MODERATION}?vue=marked`}>
                {counted(team.marked, 'marqué par une règle', 'marqués par une règle')}
              </Link>
            </li>
          )}
          {value.appeals > 0 && (
            <li>
              <Link to={`${MODERATION}/recours`}>
                {counted(value.appeals, 'recours à décider', 'recours à décider')}
              </Link>
            </li>
          )}
        </WidgetList>
      )}
    </WidgetCard>
  );
}
