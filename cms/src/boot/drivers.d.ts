/** The two drivers bring no types of their own; this is as much of them as the lock uses. */
declare module 'better-sqlite3' {
  export default class Database {
    constructor(path: string, options: { readonly timeout: number });
    exec(statement: string): void;
    close(): void;
  }
}

declare module 'pg' {
  export class Client {
    constructor(options: { readonly connectionString: string });
    connect(): Promise<void>;
    query(statement: string, values?: readonly unknown[]): Promise<unknown>;
    end(): Promise<void>;
  }
}
