/** Anything that runs a statement: `pg`, PGlite, a wrapper of three lines around others. */
export interface PostgresClient {
  query(text: string, params?: unknown[]): Promise<unknown>;
}

/** SQLSTATE of a failure, or the system's code, or nothing. */
export const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | null)?.code ?? '');

/** Rows of a result, of clients that wrap them and of those that return them bare. */
export const rowsOf = (result: unknown): Record<string, unknown>[] => {
  const rows = Array.isArray(result) ? result : (result as { rows?: unknown } | null)?.rows;
  return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
};

const within = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`no answer within ${ms} ms`), { code: 'timeout' });
    timer = setTimeout(() => reject(error), ms).unref();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** The same client, whose statements fail when they take longer than `ms`. */
export const impatient = (client: PostgresClient, ms: number): PostgresClient => ({
  query: async (text, params) => within(client.query(text, params), ms),
});
