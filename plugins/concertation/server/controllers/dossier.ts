import type { Core } from '@strapi/strapi';
import { type Answered, answerOrRefuse } from '../../contract/answering.ts';
import type { Actor, DossierAction } from '../../core/access.ts';
import { parseDossier, parseParticipation, type Parsed } from '../../core/parse-dossier.ts';
import { previewOf } from '../../core/preview.ts';
import type { Dossiers } from '../services/dossiers.ts';
import type { OverviewService } from '../services/overview.ts';
import type { Participation } from '../services/participation.ts';
import type { AdminUser, People } from '../services/people.ts';
import { invalid } from '../services/refusals.ts';
import type { Views } from '../services/views.ts';

interface Context extends Answered {
  readonly params: Readonly<Record<string, string>>;
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: AdminUser };
}
type Answer = (context: Context, actor: Actor) => Promise<unknown>;

interface Answering {
  readonly part: <T>(name: string) => T;
  readonly answering: (action: DossierAction, answer: Answer, status?: number) => (context: Context) => Promise<void>;
}

function answeringWith(strapi: Core.Strapi): Answering {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;

  /** Asks who it is, and answers. */
  const answering =
    (action: DossierAction, answer: Answer, status = 200) =>
    async (context: Context): Promise<void> => {
      const answerThem = async () => {
        const actor = await part<People>('people').actorOf(context.state.user);
        part<People>('people').requireSome(actor, action);
        return answer(context, actor);
      };
      await answerOrRefuse(context, answerThem, status);
    };
  return { part, answering };
}

/** What is asked without one dossier in mind, and the switch of comments. */
export const choiceController = ({ strapi }: { strapi: Core.Strapi }) => {
  const { part, answering } = answeringWith(strapi);
  const views = () => part<Views>('views');
  return {
    list: answering('read', async (_context, actor) => views().list(actor)),
    choices: answering('read', async (_context, actor) => views().choices(actor)),
    overview: answering('read', async (_context, actor) => part<OverviewService>('overview').overview(actor)),
    preview: answering('read', async ({ request }, actor) => ({
      html: previewOf(
        taken(parseDossier(request.body)),
        await views().choices(actor),
        part<Dossiers>('dossiers').passed,
      ),
    })),
    participation: answering('switch-comments', async ({ params, request }, actor) =>
      part<Participation>('participation').change(
        actor,
        params['consultationId'] ?? '',
        taken(parseParticipation(request.body)),
      ),
    ),
  };
};

export const dossierController = ({ strapi }: { strapi: Core.Strapi }) => {
  const { part, answering } = answeringWith(strapi);
  const dossiers = () => part<Dossiers>('dossiers');
  const views = () => part<Views>('views');

  /** Acts on one dossier, then shows it. */
  const acting = (action: DossierAction, act: (id: string, body: Body, actor: Actor) => Promise<void>) =>
    answering(action, async (context, actor) => {
      const id = context.params['id'] ?? '';
      await part<People>('people').require(actor, action, id);
      await act(id, bodyOf(context), actor);
      return views().view(actor, id);
    });

  return {
    open: acting('read', async () => {}),
    create: answering(
      'write',
      async ({ request }, actor) =>
        views().view(actor, await dossiers().create(actor, taken(parseDossier(request.body)))),
      201,
    ),
    save: acting('write', async (id, body, actor) => dossiers().save(actor, id, dossierOf(body), revisionOf(body))),
    publish: acting('publish', async (id, body, actor) =>
      dossiers().publish(actor, id, dossierOf(body), revisionOf(body)),
    ),
    schedule: acting('publish', async (id, body, actor) =>
      dossiers().schedule(actor, id, dossierOf(body), revisionOf(body), textOf(body['at'])),
    ),
    unschedule: answering('publish', async ({ params }, actor) => {
      const id = params['id'] ?? '';
      await dossiers().unschedule(actor, id, params['versionId'] ?? '');
      return views().view(actor, id);
    }),
    unpublish: acting('unpublish', async (id, body, actor) =>
      dossiers().unpublish(
        actor,
        id,
        { reason: textOf(body['reason']).slice(0, 2_000), titleWithheld: body['titleWithheld'] === true },
        revisionOf(body),
      ),
    ),
    restore: acting('publish', async (id, body, actor) =>
      dossiers().restore(actor, id, textOf(body['versionId']), revisionOf(body)),
    ),
    duplicate: answering(
      'write',
      async ({ params }, actor) => views().view(actor, await dossiers().duplicate(actor, params['id'] ?? '')),
      201,
    ),
  };
};

type Body = Readonly<Record<string, unknown>>;

function bodyOf({ request }: Context): Body {
  return typeof request.body === 'object' && request.body !== null ? (request.body as Body) : {};
}

function dossierOf(body: Body) {
  return taken(parseDossier(body['dossier']));
}

function revisionOf(body: Body): number {
  const { revision } = body;
  if (typeof revision !== 'number' || !Number.isInteger(revision) || revision < 0) {
    throw invalid({ revision: 'La révision du dossier manque.' });
  }
  return revision;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function taken<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw invalid(parsed.fields);
  return parsed.value;
}
