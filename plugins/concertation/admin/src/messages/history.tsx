import { styled } from 'styled-components';
import { Card, Lines } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { HistoryEntry } from '../../../contract/message-desk.ts';
import { stampInWords } from '../form/moment.ts';
import { entryInWords } from './words.ts';

export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <Card aria-labelledby="histoire">
      <h2 id="histoire">Historique</h2>
      <Lines>
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.act}`}>
            <strong>{entryInWords(entry)}</strong>, le {stampInWords(entry.at)}
            {entry.act === 'received' ? '' : ` par ${entry.by}`}
            {entry.text && <Quote>{entry.text}</Quote>}
          </li>
        ))}
      </Lines>
    </Card>
  );
}

const Quote = styled.blockquote`
  max-width: 80ch;
  margin-top: 0.4rem;
  padding-inline-start: 1.2rem;
  border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral300};
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;
