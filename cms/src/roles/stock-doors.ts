import type { Core } from '@strapi/strapi';
import { handlesOnlyOwnFiles, handlesNoFiles, type Person } from './file-scope';

/** Roads of Strapi's own plugins that nobody here takes: they are gone, for every role. */
const GONE: Readonly<Record<string, readonly string[]>> = {
  // Any member of the staff could send any letter to anybody.
  email: ['POST /'],
  // The server would fetch an address that somebody typed: checked once, then resolved again, redirects followed.
  upload: ['POST /actions/upload-from-urls'],
  // Gives an entry in another language to whoever is logged in; nothing here is in two.
  i18n: ['GET /content-manager/get-fill-from-locale/:model'],
};

interface Context {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly state: { readonly user?: Person };
  readonly request: {
    readonly path: string;
    readonly query: { readonly sort?: unknown };
    readonly body?: { readonly fileIds?: unknown; readonly folderIds?: unknown };
  };
}

type Judge = (context: Context, strapi: Core.Strapi) => boolean | Promise<boolean>;

const JUDGES = {
  isSuperAdmin,
  handlesFiles,
  handlesAllFiles,
  handlesThese,
  isEditorialOfThatKind,
  sortsByNothingPrivate,
} as const;

/** Roads that Strapi opens wider than the roles of this house, and who judges there besides. */
const HELD: Readonly<Record<string, readonly { readonly door: RegExp; readonly judge: keyof typeof JUDGES }[]>> = {
  i18n: [{ door: /^PUT \/settings$/, judge: 'isSuperAdmin' }],
  upload: [
    { door: /^POST \/$|^PUT \/files\/:id$|^POST \/files\/:id\/replace$/, judge: 'handlesFiles' },
    { door: /^GET \/(files|folders)/, judge: 'sortsByNothingPrivate' },
    { door: /^(POST|PUT) \/folders/, judge: 'handlesAllFiles' },
    { door: /^POST \/actions\/bulk-(delete|move)$/, judge: 'handlesThese' },
  ],
  'content-manager': [
    { door: / \/(collection|single)-types\/:model/, judge: 'isEditorialOfThatKind' },
    { door: /:model/, judge: 'sortsByNothingPrivate' },
  ],
};

interface Route {
  readonly method: string;
  readonly path: string;
  config?: { policies?: unknown[] };
}

interface Router {
  readonly type: string;
  routes: Route[];
}

/** Before Strapi makes its router: what is not needed is taken away, what is too wide is narrowed. */
export function narrowStockDoors(strapi: Core.Strapi): void {
  for (const [plugin, gone] of Object.entries(GONE)) {
    for (const router of routersOf(strapi, plugin)) {
      router.routes = router.routes.filter((route) => !gone.includes(nameOf(route)));
    }
  }
  // Accounts of readers: there are none, and no list of them in the menu.
  const accounts = strapi.contentType('plugin::users-permissions.user');
  Object.assign(accounts, { pluginOptions: { ...accounts.pluginOptions, 'content-manager': { visible: false } } });
  for (const [name, judge] of Object.entries<Judge>(JUDGES)) {
    strapi.get('policies').set(policyOf(name), async (context: Context) => judge(context, strapi));
  }
  for (const [plugin, held] of Object.entries(HELD)) {
    for (const route of adminRoutersOf(strapi, plugin).flatMap(({ routes }) => routes)) {
      const policies = held.filter(({ door }) => door.test(nameOf(route))).map(({ judge }) => policyOf(judge));
      route.config = { ...route.config, policies: [...(route.config?.policies ?? []), ...policies] };
    }
  }
}

function policyOf(judge: string): string {
  return `global::${judge}`;
}

function adminRoutersOf(strapi: Core.Strapi, plugin: string): Router[] {
  return routersOf(strapi, plugin).filter(({ type }) => type === 'admin');
}

function routersOf(strapi: Core.Strapi, plugin: string): Router[] {
  const routers = Object.values(strapi.plugin(plugin).routes) as unknown as Router[];
  return routers.filter(({ routes }) => Array.isArray(routes));
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function isSuperAdmin({ state: { user } }: Context): boolean {
  return (user?.roles ?? []).some(({ code }) => code === 'strapi-super-admin');
}

function handlesFiles({ state: { user } }: Context): boolean {
  return user !== undefined && !handlesNoFiles(user);
}

function handlesAllFiles({ state: { user } }: Context): boolean {
  return user !== undefined && !handlesOnlyOwnFiles(user);
}

/** Strapi judges the owner of one file, and of several nobody's. */
async function handlesThese(context: Context, strapi: Core.Strapi): Promise<boolean> {
  const { user } = context.state;
  if (!user || handlesAllFiles(context)) return user !== undefined;
  const { fileIds = [], folderIds = [] } = context.request.body ?? {};
  if (!Array.isArray(fileIds) || !Array.isArray(folderIds) || folderIds.length > 0) return false;
  const ids = [...new Set(fileIds.map(Number))];
  const own = await strapi.db
    .query('plugin::upload.file')
    .count({ where: { id: { $in: ids }, createdBy: { id: user.id } } });
  return own === ids.length;
}

/** What citizens sent and what machines recorded is not for the content manager; nor a list as if it were one entry. */
function isEditorialOfThatKind({ params, request: { path } }: Context, strapi: Core.Strapi): boolean {
  const uid = params['model'] ?? '';
  const kind = path.startsWith('/content-manager/single-types/') ? 'singleType' : 'collectionType';
  return uid.startsWith('api::') && strapi.contentTypes[uid as 'api::project.project']?.kind === kind;
}

/** Filters by a password are refused by Strapi; its sorting by one tells the order of what it must not show. */
function sortsByNothingPrivate({ request: { query } }: Context): boolean {
  return !/password|token/i.test(JSON.stringify(query.sort ?? ''));
}
