import type { Core } from '@strapi/strapi';
import { ownCondition, PICTURES } from './conditions';
import { ROLES, type Grant, type RoleRow } from './role-table';

interface Permission {
  readonly action: string;
  readonly subject?: string;
  readonly properties?: { readonly fields?: readonly string[] };
  readonly conditions?: readonly string[];
}

const FILES = {
  read: 'plugin::upload.read',
  create: 'plugin::upload.assets.create',
  update: 'plugin::upload.assets.update',
  download: 'plugin::upload.assets.download',
  copyLink: 'plugin::upload.assets.copy-link',
};

/** Of others' files a person with « own » sees the pictures; adding one asks nothing of an owner: there is none yet. */
const OWN_FILES: Readonly<Record<string, readonly string[]>> = {
  read: ['admin::is-creator', PICTURES],
  update: ['admin::is-creator'],
};

/** Brings the roles and their permissions to what the table says; changes nothing the second time. */
export async function seedRoles(strapi: Core.Strapi): Promise<void> {
  const known = new Set<string>(strapi.service('admin::permission').actionProvider.keys());
  for (const row of ROLES) {
    const role =
      (await strapi.db.query('admin::role').findOne({ where: { code: row.code } })) ??
      (await strapi.db
        .query('admin::role')
        .create({ data: { code: row.code, name: row.name, description: row.description } }));
    const permissions = permissionsOf(strapi, row).filter(({ action }) => known.has(action));
    await strapi.service('admin::role').assignPermissions(role.id, permissions);
  }
  await removeStockRoles(strapi);
}

/** Strapi's own « Editor » and « Author » say nothing here; they go as long as nobody holds them. */
async function removeStockRoles(strapi: Core.Strapi): Promise<void> {
  for (const code of ['strapi-editor', 'strapi-author']) {
    const role = await strapi.db.query('admin::role').findOne({ where: { code }, populate: ['users'] });
    if (role && role.users.length === 0) await strapi.service('admin::role').deleteByIds([role.id]);
  }
}

function permissionsOf(strapi: Core.Strapi, row: RoleRow): Permission[] {
  return [
    ...row.grants.flatMap((grant) => grantPermissions(strapi, grant)),
    ...filePermissions(row),
    ...(row.steersPublication ? [{ action: 'plugin::publisher.publication.steer' }] : []),
    ...(row.setsLimits ? [{ action: 'plugin::concertation.limits.write' }] : []),
    ...(row.moderation ?? []).map((action) => ({ action: `plugin::concertation.moderation.${action}` })),
    ...(row.directory ?? []).map((action) => ({ action: `plugin::directory-mailing.directory.${action}` })),
    ...(row.managesMailings ? [{ action: 'plugin::directory-mailing.mailing.manage' }] : []),
    ...row.dossier.map((action) => ({
      action:
        action === 'participation'
          ? 'plugin::concertation.participation.write'
          : `plugin::concertation.dossier.${action}`,
    })),
  ];
}

function grantPermissions(strapi: Core.Strapi, grant: Grant): Permission[] {
  return grant.types.flatMap((type) => {
    const uid = `api::${type}.${type}` as 'api::project.project';
    const contentType = strapi.contentTypes[uid];
    const fields = fieldsOf(strapi, uid).filter((field) => !grant.except?.includes(field));
    const publishable = contentType?.options?.draftAndPublish === true;
    return grant.actions
      .filter((action) => action !== 'publish' || publishable)
      .map((action) => ({
        action: `plugin::content-manager.explorer.${action}`,
        subject: uid,
        ...(action === 'publish' || action === 'delete' ? {} : { properties: { fields } }),
        conditions: grant.own ? [ownCondition(type)] : [],
      }));
  });
}

function fieldsOf(strapi: Core.Strapi, uid: 'api::project.project'): string[] {
  return strapi
    .service('admin::content-type')
    .getNestedFields(strapi.contentTypes[uid], { components: strapi.components });
}

function filePermissions(row: RoleRow): Permission[] {
  if (row.files === 'none') return [];
  return Object.entries(FILES).map(([name, action]) => ({
    action,
    conditions: row.files === 'own' ? (OWN_FILES[name] ?? []) : [],
  }));
}
