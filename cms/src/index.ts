import { createClock } from '@aggloforum/publisher/clock';
import type { Core } from '@strapi/strapi';
import { environment } from './environment';
import { installAdminMail } from './mail/admin-mail';
import { holdToOwnProjects } from './ownership/middleware';
import { closePublicDoors } from './roles/close-public-doors';
import { registerOwnConditions } from './roles/conditions';
import { seedRoles } from './roles/seed-roles';
import { seedDemoAccounts } from './seed/demo-accounts';
import { seedDemoContent } from './seed/demo-content';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    holdToOwnProjects(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const { mode, dataDir, clock, smtpUrl, publicUrl } = environment();
    installAdminMail(strapi, smtpUrl, `Aggloforum <ne-pas-repondre@${new URL(publicUrl).hostname}>`);
    await registerOwnConditions(strapi);
    await seedRoles(strapi);
    await closePublicDoors(strapi);
    if (mode !== 'demo') return;
    await seedDemoAccounts(strapi, dataDir);
    await seedDemoContent(strapi, createClock(clock).now());
  },
};
