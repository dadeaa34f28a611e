import type { Core } from '@strapi/strapi';
import { commentControllers, commentServices } from './comments/index.ts';
import { contentTypes } from './content-types/index.ts';
import { choiceController, dossierController } from './controllers/dossier.ts';
import { demo, startDemo } from './demo.ts';
import { disowned } from './disowned.ts';
import { guardEntries } from './guards.ts';
import { messageControllers, messageServices } from './messages/index.ts';
import type { MessageSettingsService } from './messages/settings.ts';
import { moderationControllers, moderationServices } from './moderation/index.ts';
import { registerPermissions } from './permissions.ts';
import { post } from './post.ts';
import { adminRoutes } from './routes/admin.ts';
import { seedDefaultPolicy } from './seed-policy.ts';
import { dossiers } from './services/dossiers.ts';
import { guardRules } from './screening/guard.ts';
import { rulesController } from './screening/rules-admin.ts';
import { rulesDesk } from './screening/rules-desk.ts';
import { screening } from './screening/screening.ts';
import { seedScreening } from './screening/seed-defaults.ts';
import { overview } from './services/overview.ts';
import { participation } from './services/participation.ts';
import { people } from './services/people.ts';
import { publication } from './services/publication.ts';
import { reader } from './services/reader.ts';
import { states } from './services/states.ts';
import { surroundings } from './services/surroundings.ts';
import { versions } from './services/versions.ts';
import { views } from './services/views.ts';
import { writer } from './services/writer.ts';
import { formTokenController, takingPartRoutes } from './taking-part/form-token.ts';
import { forms } from './taking-part/forms.ts';
import { limits } from './taking-part/limits.ts';
import { limitsController } from './taking-part/limits-admin.ts';
import { startWorkers, stopWorkers } from './workers.ts';

export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    guardEntries(strapi);
    guardRules(strapi);
    await registerPermissions(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await seedDefaultPolicy(strapi);
    await seedScreening(strapi);
    await (strapi.plugin('concertation').service('messageSettings') as MessageSettingsService).seed();
    startDemo(strapi);
    startWorkers(strapi);
  },
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await stopWorkers(strapi);
  },
  contentTypes,
  controllers: {
    choice: choiceController,
    dossier: dossierController,
    formToken: formTokenController,
    limits: limitsController,
    rules: rulesController,
    ...messageControllers,
    ...commentControllers,
    ...moderationControllers,
  },
  routes: { admin: adminRoutes, 'content-api': takingPartRoutes },
  services: {
    demo,
    disowned,
    dossiers,
    forms,
    limits,
    overview,
    participation,
    people,
    post,
    publication,
    reader,
    rulesDesk,
    screening,
    states,
    surroundings,
    versions,
    views,
    writer,
    ...messageServices,
    ...commentServices,
    ...moderationServices,
  },
};
