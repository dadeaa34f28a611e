import { createClock } from '@aggloforum/publisher/clock';
import type { Core } from '@strapi/strapi';
import { type BootLock, takeBootLock } from './boot/boot-lock';
import { environment } from './environment';
import { installAdminMail } from './mail/admin-mail';
import { holdToOwnProjects } from './ownership/middleware';
import { closePublicDoors } from './roles/close-public-doors';
import { registerOwnConditions } from './roles/conditions';
import { seedRoles } from './roles/seed-roles';
import { narrowStockDoors } from './roles/stock-doors';
import { removeDemoAccounts, seedDemoAccounts } from './seed/demo-accounts';
import { seedDemoContent } from './seed/demo-content';

let lock: BootLock | null = null;

export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    lock = await takeBootLock(environment());
    narrowStockDoors(strapi);
    holdToOwnProjects(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const { mode, dataDir, clock, smtpUrl, publicUrl } = environment();
    installAdminMail(strapi, smtpUrl, `Aggloforum <ne-pas-repondre@${new URL(publicUrl).hostname}>`);
    await registerOwnConditions(strapi);
    await seedRoles(strapi);
    await closePublicDoors(strapi);
    if (mode === 'demo') {
      await seedDemoAccounts(strapi, dataDir);
      await seedDemoContent(strapi, createClock(clock).now());
    } else {
      await removeDemoAccounts(strapi, dataDir);
    }
    await leaveBoot();
  },

  destroy: leaveBoot,
};

/** After the last seed, or when the start has failed. */
async function leaveBoot(): Promise<void> {
  await lock?.release();
  lock = null;
}
