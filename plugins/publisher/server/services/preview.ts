import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import { createClock } from '../../contract/clock.ts';
import { previewAddress, type PublicPreview } from '../../contract/preview.ts';
import { PREVIEWED, type PreviewOf, type Previewed, readPreview, signPreview } from '../../core/preview-token.ts';
import { mayRead } from '../may-read.ts';
import { draftDossier } from '../reading/draft-dossier.ts';
import { serviceOf, UID } from '../tables.ts';
import type { LedgerBook } from './ledger-book.ts';
import type { Views } from './views.ts';

export type PreviewRefusal = 'unknown' | 'expired' | 'incomplete';

/** Drafts, looked at through the public's own pages at a private address that soon ends. */
export const preview = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = (name: string) => strapi.plugin('publisher').config<string>(name);
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));

  /** Null for whom it is not, and where there is nothing. */
  const link = async (uid: string, documentId: string): Promise<string | null> => {
    const type = typeOf(uid);
    if (type === null || !(await mayRead(strapi, uid, documentId))) return null;
    return (
      config('publicUrl') + previewAddress(signPreview({ type, id: documentId }, clock.now(), config('linkSecret')))
    );
  };

  /** What Strapi's own button opens: the draft, or the page as it is online. */
  const address = async (uid: string, documentId: string, status: string): Promise<string | null> => {
    if (status !== 'published') return link(uid, documentId);
    if (!(await mayRead(strapi, uid, documentId))) return null;
    const rows = await serviceOf<LedgerBook>(strapi, 'ledgerBook').by('subject', [`${typeOf(uid)} ${documentId}`]);
    const page = rows.find(({ current, kind }) => current && kind === 'page');
    return page === undefined ? null : config('publicUrl') + page.path;
  };

  const open = async (token: string): Promise<PublicPreview | PreviewRefusal> => {
    const known = readPreview(token, clock.now(), config('linkSecret'));
    if (typeof known === 'string') return known;
    const changes = await serviceOf<Views>(strapi, 'views').within(async () =>
      draftDossier(strapi, known, new Date(clock.now()).toISOString()),
    );
    if (changes === null) return 'unknown';
    const path = pathIn(changes, known);
    return path === null ? 'incomplete' : { path, changes, admin: new URL(strapi.config.get('server.url')).origin };
  };

  return { link, address, open };
};

export type Previews = ReturnType<typeof preview>;

function typeOf(uid: string): Previewed | null {
  return PREVIEWED.find((type) => UID[type] === uid) ?? null;
}

/** Null when the draft lacks what a page needs. */
function pathIn(changes: readonly PublicChange[], { type, id }: PreviewOf): string | null {
  const change = changes.find((one) => one.type === type && one.id === id);
  if (change === undefined || change.row === null) return null;
  const below = (ref: string | null) => (ref === null ? null : `/projets/${ref}/`);
  if (change.type === 'project') return below(change.row.slug);
  if (change.type === 'consultation') return below(`${change.row.project}/${change.row.slug}`);
  if (change.type === 'event') return below(change.row.consultation ?? change.row.project);
  if (change.type === 'synthesis') return below(change.row.consultation) ?? '/syntheses/';
  return change.type === 'page' ? `/${change.row.slug}/` : null;
}
