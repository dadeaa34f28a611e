import { Card, Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { AudienceExclusion, MailingAudience } from '../../../contract/mailings.ts';
import { Facts } from '../ui/lists.ts';
import { countInWords, EXCLUSIONS, peopleInWords } from './words.ts';

/** Whom it would be for if it left now, whom not, and why. */
export function AudienceSection({ audience }: { audience: MailingAudience }) {
  const { count, last, excluded, sample, communes, themes } = audience;
  const reasons = Object.entries(excluded) as [AudienceExclusion, number][];
  return (
    <Card>
      <h2>Destinataires</h2>
      <Facts>
        <dt>Aujourd’hui</dt>
        <dd>
          <strong>{peopleInWords(count)}</strong>
          {differenceInWords(count, last)}
        </dd>
        <dt>Communes</dt>
        <dd>{communes.length === 0 ? 'tout le territoire' : communes.join(', ')}</dd>
        <dt>Thèmes</dt>
        <dd>{themes.length === 0 ? 'tous' : themes.join(', ')}</dd>
        {reasons.length > 0 && (
          <>
            <dt>Ne le reçoivent pas</dt>
            <dd>
              <ul>
                {reasons.map(([reason, people]) => (
                  <li key={reason}>
                    {countInWords(people)}&nbsp;: {EXCLUSIONS[reason]}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </Facts>
      {sample.length > 0 && (
        <details>
          <summary>Les premiers de la liste</summary>
          <ul>
            {sample.map(({ id, name, organisation, address }) => (
              <li key={id}>{[name, organisation, address].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </details>
      )}
      <Hint>La liste est fixée au moment où l’envoi part. On n’écrit plus à qui se désinscrit ensuite.</Hint>
    </Card>
  );
}

function differenceInWords(count: number, last: number | null): string {
  if (last === null) return ', premier envoi avec ces communes et ces thèmes';
  if (last === count) return ', autant que la dernière fois';
  const difference = Math.abs(count - last);
  return `, ${countInWords(difference)} de ${count > last ? 'plus' : 'moins'} que la dernière fois (${countInWords(last)})`;
}
