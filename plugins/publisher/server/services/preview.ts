import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import { createClock } from '../../contract/clock.ts';
import { previewAddress, type PublicPreview } from '../../contract/preview.ts';
import { PREVIEWED, type PreviewOf, type Previewed, readPreview, signPreview } from '../../core/preview-token.ts';
import { mayRead } from '../may-read.ts';
import { draftDossier } from '../reading/draft-dossier.ts';
import { serviceOf, UID } from '../tables.ts';
import type { Views } from './views.ts';

export type PreviewRefusal = 'unknown' | 'expired' | 'incomplete';

/** Drafts, looked at through the public's own pages at a private address that soon ends. */
export const preview = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = (name: string) => strapi.plugin('publisher').config<string>(name);
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));

  /** Null for whom it is not, and where there is nothing. */
  const link = async (
    uid: string,
    documentId: string,
    version: PreviewOf['version'] = 'draft',
  ): Promise<string | null> => {
    const type = typeOf(uid);
    if (type === null || !(await mayRead(strapi, uid, documentId))) return null;
    const token = signPreview({ type, id: documentId, version }, clock.now(), config('linkSecret'));
    return config('publicUrl') + previewAddress(token);
  };

  const open = async (token: string): Promise<PublicPreview | PreviewRefusal> => {
    const known = readPreview(token, clock.now(), config('linkSecret'));
    if (typeof known === 'string') return known;
    const changes = await serviceOf<Views>(strapi, 'views').within(async () =>
      draftDossier(strapi, known, new Date(clock.now()).toISOString()),
    );
    if (changes === null) return 'unknown';
    const path = pathIn(changes, known);
    if (path === null) return 'incomplete';
    const admin = new URL(strapi.config.get('server.url')).origin;
    return { draft: known.version === 'draft', path, changes, admin };
  };

  return { link, open };
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
