import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { useAuth } from '@strapi/strapi/admin';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CommentPane } from './comment-pane.tsx';
import { actionsForAll, viewsFor } from './decision.ts';
import { DecisionForm } from './decision-form.tsx';
import { type Command, useCommands } from './keys.ts';
import { KeysDialog, useKeysOn } from './keys-dialog.tsx';
import { KeysLegend } from './keys-legend.tsx';
import { Narrow, Pane, Panes } from './layout.ts';
import { HAS_READ } from './mark-section.tsx';
import { ModerationSheet } from './moderation-sheet.tsx';
import { NewsOf } from './news-of.tsx';
import { useMayModerate } from './permissions.ts';
import { QueueFilters, SEARCH } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { SpamDialog } from './spam-dialog.tsx';
import { ArticlesProvider, articleTitles } from './use-articles.ts';
import { type Desk, PANE, useDesk } from './use-desk.ts';

/** The page « Modération »: the queue, the text that is read, and one form for every decision. */
export function QueueDesk() {
  const [asked] = useSearchParams();
  const decides = useMayModerate('decide');
  const roles = useAuth('Modération', ({ user }) => (user?.roles ?? []).map(({ code }) => code));
  const views = viewsFor(roles, decides);
  const wanted = views.find((view) => view === asked.get('vue')) ?? views[0] ?? 'team';
  const opened = asked.get('texte');
  const desk = useDesk({ view: wanted, consultation: asked.get('consultation') ?? '', text: '' }, opened);
  const [dialog, setDialog] = useState<'keys' | 'spam' | null>(null);
  const [reading, setReading] = useState(opened !== null);
  useFollowed(opened, (id) => {
    setReading(true);
    desk.open(id);
  });
  const keys = useKeysOn();
  useCommands((command) => {
    if (keys.on) obey(command, desk, () => setDialog('keys'), setReading);
  });
  const articles = useMemo(() => articleTitles(desk.reasons), [desk.reasons]);
  const spam = desk.queue.page?.counts.spam ?? 0;
  return (
    <ModerationSheet title="Modération">
      <QueueFilters desk={desk} views={views} onAsked={() => setReading(false)} />
      <Row>
        {decides && desk.filters.view === 'spam' && spam > 0 && (
          <Button onClick={() => setDialog('spam')}>{`Refuser tous les indésirables (${spam})…`}</Button>
        )}
        <KeysLegend on={keys.on} decides={decides} onHelp={() => setDialog('keys')} />
      </Row>
      <NewsOf said={desk.news.said} trouble={desk.form ? [] : desk.news.trouble} />
      <Panes $reading={reading}>
        <div>
          {decides && <BulkBar desk={desk} />}
          <QueueList
            desk={desk}
            decides={decides}
            onOpen={(id) => {
              setReading(true);
              desk.open(id);
            }}
          />
        </div>
        <ArticlesProvider value={articles}>
          <Reading desk={desk} onBack={() => setReading(false)} />
        </ArticlesProvider>
      </Panes>
      {dialog === 'keys' && <KeysDialog keys={keys} decides={decides} onClose={() => setDialog(null)} />}
      {dialog === 'spam' && <SpamDialog desk={desk} count={spam} onClose={() => setDialog(null)} />}
    </ModerationSheet>
  );
}

/** A link within the page leads to a text: it is opened as one of the list is. */
function useFollowed(opened: string | null, open: (id: string) => void): void {
  const { key } = useLocation();
  const known = useRef(key);
  useEffect(() => {
    if (known.current === key) return;
    known.current = key;
    if (opened !== null) open(opened);
  });
}

function Reading({ desk, onBack }: { desk: Desk; onBack: () => void }) {
  const { form } = desk;
  const many = form !== null && form.targets.length > 1;
  return (
    <Pane id={PANE} tabIndex={-1} aria-label="Texte choisi">
      <Narrow>
        <Button onClick={onBack}>Revenir à la liste</Button>
      </Narrow>
      {many ? <DecisionForm key={form.action} desk={desk} form={form} /> : <CommentPane desk={desk} />}
    </Pane>
  );
}

function obey(command: Command, desk: Desk, help: () => void, read: (reading: boolean) => void): void {
  if (command.kind === 'close') return desk.form ? desk.cancel() : read(false);
  if (command.kind === 'help') return help();
  // What was begun is sent or closed first: a letter too many never loses a sentence.
  if (desk.form) return;
  if (command.kind === 'act') {
    if (desk.targets.length > 1 || desk.detail !== null) read(true);
    return desk.start(command.action);
  }
  if (command.kind === 'read') return document.getElementById(HAS_READ)?.click();
  if (command.kind === 'search') return document.getElementById(SEARCH)?.focus();
  if (command.kind === 'select') {
    if (desk.current !== null && actionsForAll(desk.items.filter(({ id }) => id === desk.current)).length > 0)
      desk.toggle(desk.current);
    return;
  }
  const at = desk.items.findIndex(({ id }) => id === desk.current);
  const next = desk.items[command.kind === 'next' ? at + 1 : at - 1];
  if (next) desk.open(next.id);
}
