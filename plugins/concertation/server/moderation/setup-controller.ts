import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { policyShape, substituteShape } from '../../contract/moderation.ts';
import { answeringAtDesk, sentIn } from './answering.ts';
import type { Policies } from './policies.ts';
import { reasons } from './reasons.ts';
import type { ModerationSettingsService } from './settings.ts';
import type { ModerationSetup } from './setup.ts';

const REASON = z.strictObject({ reason: z.string().max(500) });
/** Not `z.record`: the body also bears its bytes as they came, under a symbol, which is no key of a record. */
const OBJECT = z.looseObject({});

/** What the team sets: policies, how long things are kept, who stands in for the second key. */
export const moderationSetupController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answering = answeringAtDesk(strapi);
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const policies = () => part<Policies>('policies');
  const setup = () => part<ModerationSetup>('moderationSetup');
  const settings = () => part<ModerationSettingsService>('moderationSettings');

  return {
    reasons: answering('read-moderation', async () => reasons(strapi)),
    panel: answering('read-moderation', async ({ params }, actor) =>
      setup().panel(actor, params['consultation'] ?? ''),
    ),
    policies: answering('read-moderation', async () => policies().all()),
    createPolicy: answering(
      'set-policy',
      async (context, { name }) => policies().create(sentIn(policyShape, context), name),
      201,
    ),
    changePolicy: answering('set-policy', async (context) =>
      policies().change(context.params['code'] ?? '', sentIn(policyShape, context)),
    ),
    defaultPolicy: answering('set-policy', async (context, { name }) =>
      policies().makeDefault(context.params['code'] ?? '', sentIn(REASON, context).reason, name),
    ),
    settings: answering('set-policy', async () => settings().view()),
    changeSettings: answering('set-policy', async (context, { name }) =>
      settings().change(sentIn(OBJECT, context), name),
    ),
    holders: answering('read-moderation', async () => setup().holders()),
    substitute: answering('set-policy', async (context, { name }) =>
      setup().substitute(sentIn(substituteShape, context), name),
    ),
    endSubstitute: answering('set-policy', async ({ params }, { name }) =>
      setup().endSubstitute(numberIn(params['id']), name),
    ),
  };
};

/** 0 is no row's. */
function numberIn(value: string | undefined): number {
  return /^\d{1,9}$/.test(value ?? '') ? Number(value) : 0;
}
