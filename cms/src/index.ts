import type { Core } from '@strapi/strapi';
import { environment } from './environment';
import { holdToOwnProjects } from './ownership/middleware';
import { closePublicDoors } from './roles/close-public-doors';
import { registerOwnConditions } from './roles/conditions';
import { seedRoles } from './roles/seed-roles';
import { seedDemoAccounts } from './seed/demo-accounts';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    holdToOwnProjects(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const { mode, dataDir } = environment();
    await registerOwnConditions(strapi);
    await seedRoles(strapi);
    await closePublicDoors(strapi);
    if (mode === 'demo') await seedDemoAccounts(strapi, dataDir);
  },
};
