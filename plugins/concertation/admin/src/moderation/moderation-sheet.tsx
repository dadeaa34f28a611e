import type { ReactNode } from 'react';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { Heading, Sheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { SubNavigation } from '@aggloforum/publisher/admin-kit/sub-navigation.tsx';
import { useMayModerate } from './permissions.ts';

export const MODERATION = '/plugins/concertation-moderation';

/** One frame for the pages of the moderation; a page that this person may not use is not offered. */
export function ModerationSheet(props: { title: string; lead?: string; children: ReactNode }) {
  const pages = usePages();
  return (
    <Sheet>
      <DocumentTitle text={`${props.title} | Modération`} />
      {pages.length > 1 && <SubNavigation label="Pages de la modération" pages={pages} />}
      <Heading>
        <h1>{props.title}</h1>
        {props.lead !== undefined && <p>{props.lead}</p>}
      </Heading>
      {props.children}
    </Sheet>
  );
}

function usePages() {
  const [policies, second] = [useMayModerate('policy'), useMayModerate('substitute')];
  const desk = useMayModerate('read');
  return [
    ...(desk ? [{ to: MODERATION, label: 'File', end: true }] : []),
    ...(desk ? [{ to: `${MODERATION}/recours`, label: 'Recours' }] : []),
    ...(policies ? [{ to: `${MODERATION}/politiques`, label: 'Politiques' }] : []),
    ...(policies || second ? [{ to: `${MODERATION}/reglages`, label: 'Validation par l’élu·e et conservation' }] : []),
  ];
}
