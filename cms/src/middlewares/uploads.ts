interface Context {
  readonly path: string;
  set(name: string, value: string): void;
}

/**
 * Files that people added are never run as pages of ours: they are downloads, and a page made of one would be
 * sandboxed. Images still show in the admin: an `<img>` heeds neither header.
 */
export default () =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    if (!context.path.toLowerCase().startsWith('/uploads/')) return;
    context.set('Content-Security-Policy', "default-src 'none'; sandbox");
    context.set('Content-Disposition', 'attachment');
    context.set('X-Content-Type-Options', 'nosniff');
    context.set('Cross-Origin-Resource-Policy', 'same-origin');
  };
