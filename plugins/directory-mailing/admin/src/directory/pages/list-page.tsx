import { useCallback, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { valueOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DirectoryFilter, DirectoryPage } from '../../../../contract/directory.ts';
import { type DirectoryClient, useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { DirectoryFilters } from '../parts/directory-filters.tsx';
import { DirectorySheet, HOME } from '../parts/directory-sheet.tsx';
import { PeopleList } from '../parts/people-list.tsx';
import { ButtonLink } from '../../ui/button-link.ts';
import { Spread } from '../../ui/layout.ts';
import { countInWords, exportInWords, saveAs } from '../../ui/words.ts';

const EVERYBODY: DirectoryFilter = { text: '', state: '', actorKind: '', commune: '', theme: '', source: '' };
/** Somebody who types is not asked about at each letter. Milliseconds. */
const PATIENCE = 250;

export function ListPage() {
  const client = useDirectoryClient();
  const { value: choices } = useLoaded(client.choices);
  const [filter, setFilter] = useState(EVERYBODY);
  const [page, setPage] = useState(1);
  const { value: answer } = useLoaded(
    useCallback(async () => client.search(filter, page), [client, filter, page]),
    { patience: PATIENCE },
  );
  const known = valueOf(choices);
  return (
    <DirectorySheet title="Annuaire d’acteurs">
      <Spread>
        <Hint>
          Les personnes et les organismes qui ont accepté que nous les prévenions de l’ouverture des consultations.
        </Hint>
        <Row>
          <ButtonLink $primary to={`${HOME}/ajouter`}>
            Ajouter une personne
          </ButtonLink>
          <ExportButton client={client} filter={filter} count={answer?.done ? answer.value.total : null} />
        </Row>
      </Spread>
      <DirectoryFilters
        choices={known}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setPage(1);
        }}
      />
      <AnswerOf answer={answer}>
        {(found) => (
          <>
            <Counts found={found} />
            {found.items.length > 0 && <PeopleList items={found.items} choices={known} />}
            {found.pages > 1 && <Paging found={found} onPage={setPage} />}
          </>
        )}
      </AnswerOf>
    </DirectorySheet>
  );
}

const COUNTED = { confirmed: 'inscrit·es', paused: 'en pause', unsubscribed: 'désinscrit·es' };

function Counts({ found: { total, counts } }: { found: DirectoryPage }) {
  const whole = Object.entries(COUNTED).map(
    ([state, word]) => `${(counts[state] ?? 0).toLocaleString('fr-FR')} ${word}`,
  );
  return (
    <Spread>
      <p role="status">
        <strong>{countInWords(total, 'personne', 'personnes')}</strong>
      </p>
      <Hint>Tout l’annuaire&nbsp;: {whole.join(' · ')}</Hint>
    </Spread>
  );
}

function Paging({ found: { page, pages }, onPage }: { found: DirectoryPage; onPage: (page: number) => void }) {
  return (
    <Row as="nav" aria-label="Pages de l’annuaire">
      <Button aria-disabled={page === 1} onClick={() => page > 1 && onPage(page - 1)}>
        Page précédente
      </Button>
      <span aria-current="page">
        Page {page} sur {pages}
      </span>
      <Button aria-disabled={page === pages} onClick={() => page < pages && onPage(page + 1)}>
        Page suivante
      </Button>
    </Row>
  );
}

/** Asks first: what leaves is no longer in our hands, and it is written down who took it. */
function ExportButton(props: { client: DirectoryClient; filter: DirectoryFilter; count: number | null }) {
  const { toggleNotification } = useNotification();
  const [asking, setAsking] = useState(false);
  const run = async () => {
    setAsking(false);
    const answer = await props.client.export(props.filter);
    if (!answer.done) return toggleNotification({ type: 'danger', message: answer.message });
    saveAs(answer.value.name, answer.value.csv);
    toggleNotification({
      type: 'success',
      message: `${countInWords(answer.value.count, 'personne exportée', 'personnes exportées')}.`,
    });
  };
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() =>
          props.count === 0
            ? toggleNotification({ type: 'info', message: 'Aucune personne à exporter.' })
            : setAsking(true)
        }
      >
        Exporter
      </Button>
      {asking && (
        <Dialog title="Exporter l’annuaire" onClose={() => setAsking(false)}>
          <p>{exportInWords(props.count)} L’export est inscrit au journal, avec votre nom.</p>
          <Hint>
            Effacez le fichier dès qu’il a servi&nbsp;: qui s’efface de l’annuaire n’est pas effacé de votre copie.
          </Hint>
          <Row>
            <Button $look="primary" onClick={() => void run()}>
              Exporter en CSV
            </Button>
            <Button onClick={() => setAsking(false)}>Annuler</Button>
          </Row>
        </Dialog>
      )}
    </>
  );
}
