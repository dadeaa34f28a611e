import { rm } from 'node:fs/promises';

interface SentFile {
  readonly filepath: string;
}

interface Context {
  readonly path: string;
  readonly request: { readonly files?: Readonly<Record<string, SentFile | readonly SentFile[]>> };
  set(name: string, value: string): void;
}

/**
 * Files that people added are never run as pages of ours: they are downloads, and a page made of one would be
 * sandboxed. Images still show in the admin: an `<img>` heeds neither header.
 */
export default () =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    await removeTemporaryFiles(context);
    if (!context.path.toLowerCase().startsWith('/uploads/')) return;
    context.set('Content-Security-Policy', "default-src 'none'; sandbox");
    context.set('Content-Disposition', 'attachment');
    context.set('X-Content-Type-Options', 'nosniff');
    context.set('Cross-Origin-Resource-Policy', 'same-origin');
  };

/** What was sent waits in temporary files. Strapi removes those of the field `files`, unless the request was refused. */
async function removeTemporaryFiles({ request }: Context): Promise<void> {
  const sent = Object.values(request.files ?? {}).flat() as readonly SentFile[];
  await Promise.all(sent.map(async ({ filepath }) => rm(filepath, { force: true })));
}
