import { Client } from 'pg';
import { UserError } from '../../support/user-error';
import { maskedUrl, parseDatabaseUrl } from './database-url';

/** What Postgres or the network answered, in a person's words. Keys are SQLSTATE or Node error codes. */
const REASONS: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong',
  '28000': 'the server refuses this user',
  '3D000': 'there is no such database',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host name cannot be resolved',
  ECONNREFUSED: 'nothing listens there',
  ETIMEDOUT: 'there is no answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
};

/**
 * Connects once to an outside database, so that a wrong address is known before anything is deployed.
 *
 * @param timeoutMs how long the server may take to answer. @default 10000
 * @throws UserError DATABASE_UNREACHABLE; the password never shows.
 */
export async function probeDatabase(url: string, timeoutMs = 10_000): Promise<void> {
  parseDatabaseUrl(url);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    throw new UserError({
      code: 'DATABASE_UNREACHABLE',
      found: `DATABASE_URL ${maskedUrl(url)}: ${reason(error)}`,
      needed: 'a Postgres that answers to this user and password',
      mend: 'correct DATABASE_URL in .env, or leave it empty for a database inside the cluster',
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message } = first as { code?: string; message?: string };
  return (code && REASONS[code]) ?? message ?? 'it does not answer';
}
