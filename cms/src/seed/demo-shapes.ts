/** The files of `cms/demo` as the loader needs them: attribute names of the CMS, references by slug. */
export interface WithSlug {
  readonly slug: string;
}

type Entry = WithSlug & Readonly<Record<string, unknown>>;

export interface DemoContent {
  readonly settings: Readonly<object>;
  readonly departments: readonly Entry[];
  readonly communes: readonly Entry[];
  readonly themes: readonly Entry[];
  readonly procedures: readonly ({ readonly code: string } & Readonly<Record<string, unknown>>)[];
  readonly pages: readonly Entry[];
  readonly charter: Readonly<object>;
  readonly redirects: readonly Readonly<object>[];
  readonly projects: readonly (Entry & {
    readonly cover: string | null;
    readonly department: string | null;
    readonly communes: readonly string[];
    readonly themes: readonly string[];
  })[];
  readonly consultations: readonly (Entry & {
    readonly project: string;
    readonly procedure: string;
    readonly communes: readonly string[];
    readonly documents: readonly { readonly file: string | null }[];
  })[];
  readonly events: readonly (Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly project: string;
    readonly consultation: string | null;
  })[];
  readonly syntheses: readonly (Entry & { readonly consultation: string | null })[];
  readonly files: readonly { readonly name: string }[];
}

export interface DemoModule {
  readonly demoContent: (firstStart: number) => DemoContent;
}
