import type { Core } from '@strapi/strapi';
import { inTurn } from './in-turn.ts';
import type { FirstPublications } from './services/first-publications.ts';
import type { Hanging, HangingOn } from './services/hanging.ts';
import type { Ledger } from './services/ledger.ts';
import type { Outbox } from './services/outbox.ts';
import { type PublicRef, serviceOf, UID, unique } from './tables.ts';

/** Other editorial types, such as the rules of moderation, are nobody's but the team's. */
const OF_THE_FEED: ReadonlySet<string> = new Set(Object.values(UID));
const CHANGES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);
const OF_DRAFTS = new Set(['create', 'update', 'clone', 'discardDraft']);
const REFERENCES = new Map<string, PublicRef['type']>([
  [UID.department, 'department'],
  [UID.commune, 'commune'],
  [UID.theme, 'theme'],
]);

interface Change {
  readonly uid: string;
  readonly action: string;
  readonly documentId: string | undefined;
  readonly hasDrafts: boolean;
  readonly publishes: boolean;
  readonly perform: () => Promise<unknown>;
}

/**
 * Every change of an editorial type and its outbox row are one transaction: Strapi runs document middlewares outside
 * its own, so this one opens it; the operation inside joins.
 */
export function recordDocumentChanges(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!OF_THE_FEED.has(context.uid) || !CHANGES.has(context.action)) return next();
    const params = context.params as { documentId?: string; status?: string };
    const change: Change = {
      uid: context.uid,
      action: context.action,
      documentId: params.documentId,
      hasDrafts: context.contentType.options?.draftAndPublish === true,
      publishes: context.action === 'publish' || params.status === 'published',
      perform: next,
    };
    const perform = async () => performAndRecord(strapi, change);
    // Drafts need not wait for anybody.
    return (draftsOnly(change) ? strapi.db.transaction(perform) : inTurn(strapi, perform)) as ReturnType<typeof next>;
  });
}

async function performAndRecord(strapi: Core.Strapi, change: Change): Promise<unknown> {
  const { uid, action, hasDrafts, publishes } = change;
  const hanging = serviceOf<HangingOn>(strapi, 'hanging');
  const deep = hasDrafts ? !draftsOnly(change) : action === 'delete';
  const before = change.documentId ? await hanging.of(uid, change.documentId, () => deep) : null;
  const changed = await change.perform();
  const documentId = (changed as { documentId?: string } | null)?.documentId ?? change.documentId;
  const renamed = (name: string | null) => !hasDrafts && name !== before?.name;
  const after = documentId ? await hanging.of(uid, documentId, (name) => deep || renamed(name)) : null;
  if (documentId && publishes) await serviceOf<FirstPublications>(strapi, 'firstPublications').note(uid, documentId);
  const moved = documentId && before?.publicName !== after?.publicName ? await hanging.comments(uid, documentId) : [];
  const touches = draftsOnly(change) ? [] : await settled(strapi, uid, [...touchedBy(before, after), ...moved]);
  const title = (after?.title ?? before?.title) || undefined;
  await serviceOf<Outbox>(strapi, 'outbox').record({ kind: action, uid, documentId, touches, title });
  return changed;
}

/** Nothing of a draft is public: a change of drafts alone touches nobody. */
function draftsOnly({ hasDrafts, action, publishes }: Change): boolean {
  return hasDrafts && OF_DRAFTS.has(action) && !publishes;
}

/** With the redirects and withdrawals that follow. Who merely names a reference keeps the address that it has. */
async function settled(strapi: Core.Strapi, uid: string, touched: readonly PublicRef[]): Promise<PublicRef[]> {
  const own = REFERENCES.get(uid);
  const moving = own ? touched.filter(({ type }) => type === own) : touched;
  return unique([...touched, ...(await serviceOf<Ledger>(strapi, 'ledger').settle(moving))]);
}

function touchedBy(before: Hanging | null, after: Hanging | null): PublicRef[] {
  return unique([...(before?.refs ?? []), ...(after?.refs ?? [])]);
}

/** A new start of the CMS counts as a change: followers look again, and write nothing when all is as it was. */
export async function recordStart(strapi: Core.Strapi): Promise<void> {
  await serviceOf<Outbox>(strapi, 'outbox').record({ kind: 'cms-started', uid: 'plugin::publisher', touches: [] });
}
