import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { ROLES } from '../roles/role-table';

interface Account {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const DEMO_ROLES = ['super-admin', ...ROLES.map(({ code }) => code)];
const fileIn = (dataDir: string) => join(dataDir, 'demo-accounts.json');
const emailOf = (role: string) => `${role}@demo.example.org`;

/** One account a role, made once; the file with the passwords is readable by its owner alone. */
export async function seedDemoAccounts(strapi: Core.Strapi, dataDir: string): Promise<void> {
  const file = fileIn(dataDir);
  if (existsSync(file)) return;
  const accounts: Account[] = [];
  for (const role of DEMO_ROLES) {
    const account = {
      role,
      email: emailOf(role),
      password: `${randomBytes(12).toString('base64url')}aA1`,
    };
    await createAccount(strapi, account);
    accounts.push(account);
  }
  writeFileSync(`${file}.tmp`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}

/**
 * A demonstration that becomes production keeps none of its accounts, nor their sessions. They are deleted, not
 * blocked, so that the first start's page to make an administrator opens where nobody else is one.
 */
export async function removeDemoAccounts(strapi: Core.Strapi, dataDir: string): Promise<void> {
  const where = { email: { $in: DEMO_ROLES.map(emailOf) } };
  const { count } = await strapi.db.query('admin::user').deleteMany({ where });
  const file = fileIn(dataDir);
  const hadFile = existsSync(file);
  rmSync(file, { force: true });
  if (count === 0 && !hadFile) return;
  strapi.log.warn(
    `Passage en production : ${count} comptes de démonstration supprimés, avec le fichier de leurs mots de passe.`,
  );
}

async function createAccount(strapi: Core.Strapi, account: Account): Promise<void> {
  const code = account.role === 'super-admin' ? 'strapi-super-admin' : account.role;
  const role = await strapi.db.query('admin::role').findOne({ where: { code } });
  const name =
    account.role === 'super-admin' ? 'Direction du numérique' : (ROLES.find((row) => row.code === code)?.name ?? code);
  // A start that was killed between the accounts and the file begins again: the old ones have no known password.
  await strapi.db.query('admin::user').deleteMany({ where: { email: account.email } });
  await strapi.service('admin::user').create({
    email: account.email,
    password: account.password,
    firstname: name,
    lastname: 'Démonstration',
    isActive: true,
    preferedLanguage: 'fr',
    roles: [role.id],
  });
}
