import { bootCms, type BootOptions } from './boot-cms.ts';

interface Layer {
  readonly path: string;
  readonly methods: readonly string[];
}

/** What the parent is told once the CMS is up. */
export interface Started {
  readonly url: string;
  /** Each `METHOD pattern`, as its server lists them. */
  readonly routes: readonly string[];
  readonly types: readonly string[];
}

/** A whole CMS as a process of its own, until its parent lets go. Its options are the first argument, as JSON. */
const cms = await bootCms(JSON.parse(process.argv[2] ?? '{}') as BootOptions);
const routes = (cms.strapi.server.listRoutes() as readonly Layer[]).flatMap(({ methods, path }) =>
  methods.map((method) => `${method} ${path}`),
);
process.send?.({ url: cms.url, routes, types: Object.keys(cms.strapi.contentTypes) } satisfies Started);
process.once('disconnect', () => {
  cms.stop(true).then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
