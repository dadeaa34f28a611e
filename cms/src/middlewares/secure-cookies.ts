interface Context {
  get(name: string): string;
  readonly response: { get(name: string): string | string[]; set(name: string, value: string[]): void };
}

/**
 * The session's cookies are for encrypted connections alone where there is one: behind the proxy that says so. Reached
 * directly, on the machine itself, the administration speaks plain HTTP, and Strapi would refuse the log-in outright.
 */
export default () =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    if (context.get('x-forwarded-proto') !== 'https') return;
    const cookies = [context.response.get('set-cookie')].flat().filter(Boolean);
    if (cookies.length === 0) return;
    context.response.set(
      'set-cookie',
      cookies.map((cookie) => (/;\s*secure/i.test(cookie) ? cookie : `${cookie}; secure`)),
    );
  };
