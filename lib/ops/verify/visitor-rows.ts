import { Client } from 'pg';
import { VISITOR_DOMAIN } from './visitor';

/** A row of the table `task`. */
export interface TaskRow {
  readonly id: number;
  readonly title: string;
  readonly completed: boolean;
}

/** The tasks of a user as the database holds them. */
export async function tasksOf(client: Client, userId: string): Promise<TaskRow[]> {
  const { rows } = await client.query<TaskRow>(
    'SELECT id, title, completed FROM task WHERE user_id = $1 ORDER BY id',
    [userId],
  );
  return rows;
}

/**
 * Removes a throw-away user with all that belongs to them, and those that an interrupted verification left more than an
 * hour ago.
 */
export async function removeVisitors(client: Client, email: string | undefined): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "user" WHERE email = $1 OR (email LIKE $2 AND "createdAt" < now() - interval '1 hour')`,
    [email, `%@${VISITOR_DOMAIN}`],
  );
  const ids = rows.map(({ id }) => id);
  for (const statement of [
    'DELETE FROM message WHERE user_id = ANY($1)',
    'DELETE FROM conversation WHERE user_id = ANY($1)',
    'DELETE FROM idempotency_key WHERE user_id = ANY($1)',
    'DELETE FROM rate_limit WHERE user_id = ANY($1)',
    'DELETE FROM task WHERE user_id = ANY($1)',
    'DELETE FROM session WHERE "userId" = ANY($1)',
    'DELETE FROM account WHERE "userId" = ANY($1)',
    'DELETE FROM "user" WHERE id = ANY($1)',
  ])
    await client.query(statement, [ids]);
}
