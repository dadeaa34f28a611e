import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import type { PublicCharter, PublicRedirect, PublicSettings, PublicWithdrawal } from '../../contract/snapshot.ts';
import { PUBLISHED, serviceOf, tableOf, UID } from '../tables.ts';
import type { Addresses } from '../services/addresses.ts';
import { fewOf, readerOf, type Reader } from './paged.ts';
import { PUBLISHED_VERSION, type Version } from './version.ts';

type Text = string | null;
interface Row {
  readonly id: number;
  readonly documentId: string;
  readonly slug: string;
}

/** Types without a life of their own, and single ones. */
export function referenceReaders(
  strapi: Core.Strapi,
): Record<
  'settings' | 'department' | 'commune' | 'theme' | 'procedure' | 'page' | 'charter' | 'redirect' | 'withdrawal',
  Reader
> {
  return {
    settings: fewOf('settings', async () => [{ type: 'settings', id: 'settings', row: await settings(strapi) }]),
    department: departments(strapi),
    commune: communes(strapi),
    theme: readerOf<Row & { name: string }>(strapi, 'theme', {
      uid: UID.theme,
      where: {},
      toChanges: (rows) =>
        rows.map(({ documentId, slug, name }) => ({ type: 'theme', id: documentId, row: { slug, name } })),
    }),
    procedure: fewOf('procedure', async (codes) => procedures(strapi, codes)),
    page: pages(strapi),
    charter: fewOf('charter', async () => charter(strapi)),
    redirect: fewOf('redirect', async (from) =>
      (await serviceOf<Addresses>(strapi, 'addresses').redirects(from)).map((row: PublicRedirect) => ({
        type: 'redirect',
        id: row.from,
        row,
      })),
    ),
    withdrawal: fewOf('withdrawal', async (paths) =>
      (await serviceOf<Addresses>(strapi, 'addresses').withdrawals(paths)).map((row: PublicWithdrawal) => ({
        type: 'withdrawal',
        id: row.path,
        row,
      })),
    ),
  };
}

async function settings(strapi: Core.Strapi): Promise<PublicSettings> {
  const row = await tableOf<Partial<Record<keyof PublicSettings, Text>>>(strapi, UID.settings).findOne({});
  return {
    siteName: row?.siteName || 'Aggloforum',
    tagline: row?.tagline || '',
    organisation: row?.organisation || '',
    contactEmail: row?.contactEmail || '',
    contactPhone: row?.contactPhone || null,
    postalAddress: row?.postalAddress || '',
    reportingAppUrl: row?.reportingAppUrl || null,
    institutionalSiteUrl: row?.institutionalSiteUrl || null,
  };
}

interface DepartmentRow extends Row {
  readonly name: string;
  readonly email: Text;
  readonly phone: Text;
  readonly address: Text;
  readonly replyWorkingDays: number | null;
  readonly example: boolean | null;
}

function departments(strapi: Core.Strapi): Reader {
  return readerOf<DepartmentRow>(strapi, 'department', {
    uid: UID.department,
    where: {},
    toChanges: (rows) =>
      rows.map((row) => ({
        type: 'department',
        id: row.documentId,
        row: {
          slug: row.slug,
          name: row.name,
          email: row.email || null,
          phone: row.phone || null,
          address: row.address || null,
          replyWorkingDays: row.replyWorkingDays ?? null,
          example: row.example === true,
        },
      })),
  });
}

interface CommuneRow extends Row {
  readonly name: string;
  readonly insee: string;
  readonly population: number | null;
  readonly belongsToAgglomeration: boolean | null;
}

function communes(strapi: Core.Strapi): Reader {
  return readerOf<CommuneRow>(strapi, 'commune', {
    uid: UID.commune,
    where: {},
    toChanges: (rows) =>
      rows.map((row) => ({
        type: 'commune',
        id: row.documentId,
        row: {
          slug: row.slug,
          name: row.name,
          insee: row.insee,
          population: row.population ?? null,
          member: row.belongsToAgglomeration === true,
        },
      })),
  });
}

interface ProcedureRow {
  readonly code: string;
  readonly label: string;
  readonly explanation: Text;
  readonly statutory: boolean | null;
  readonly legalRegister: boolean | null;
  readonly legalSource: Text;
}

/** Of each code the version that came into force last. */
async function procedures(strapi: Core.Strapi, codes?: readonly string[]): Promise<PublicChange[]> {
  const rows = await tableOf<ProcedureRow>(strapi, UID.procedure).findMany({
    where: codes ? { code: { $in: codes } } : {},
    orderBy: [{ code: 'asc' }, { validFrom: 'desc' }, { id: 'desc' }],
  });
  return rows
    .filter(({ code }, index) => rows[index - 1]?.code !== code)
    .map((row) => ({
      type: 'procedure',
      id: row.code,
      row: {
        slug: row.code,
        label: row.label,
        explanation: row.explanation ?? '',
        statutory: row.statutory === true,
        legalRegister: row.legalRegister === true,
        legalSource: row.legalSource || null,
      },
    }));
}

interface PageRow extends Row {
  readonly title: string;
  readonly body: Text;
  readonly publishedAt: string;
}

export function pages(strapi: Core.Strapi, version: Version = PUBLISHED_VERSION): Reader {
  return readerOf<PageRow>(strapi, 'page', {
    uid: UID.page,
    where: {},
    version,
    toChanges: (rows) =>
      rows.map(({ documentId, slug, title, body, publishedAt }) => ({
        type: 'page',
        id: documentId,
        row: { slug, title, body: body ?? '', updatedAt: new Date(publishedAt).toISOString() },
      })),
  });
}

interface CharterRow {
  readonly version: string;
  readonly adoptedOn: Text;
  readonly introduction: Text;
  readonly articles: readonly { articleId: string; title: string; text: Text }[];
}

/** The last version counts. */
async function charter(strapi: Core.Strapi): Promise<PublicChange[]> {
  const rows = await tableOf<CharterRow>(strapi, UID.charter).findMany({
    where: PUBLISHED,
    orderBy: [{ version: 'desc' }, { id: 'desc' }],
    populate: { articles: true },
    limit: 1,
  });
  return rows.map((row) => ({ type: 'charter', id: 'charter', row: toCharter(row) }));
}

function toCharter({ version, adoptedOn, introduction, articles }: CharterRow): PublicCharter {
  return {
    version,
    adoptedOn: adoptedOn || null,
    introduction: introduction ?? '',
    articles: articles.map(({ articleId, title, text }) => ({ id: articleId, title, text: text ?? '' })),
  };
}
