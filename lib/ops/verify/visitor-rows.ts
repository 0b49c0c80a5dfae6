import type { Client } from 'pg';
import { VISITOR_DOMAIN } from './visitor';

/** A task as the database holds it. */
export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly completed: boolean;
}

interface Column {
  /** Quoted, with its schema. */
  readonly table: string;
  /** Quoted. */
  readonly column: string;
}

/**
 * The tasks of a user, from whichever table has the specification's columns.
 *
 * @returns undefined when there is no such table, or more than one.
 */
export async function tasksOf(client: Client, userId: string): Promise<TaskRow[] | undefined> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
       AND column_name IN ('user_id', 'title', 'completed')
     GROUP BY table_schema, table_name HAVING count(*) = 3`,
  );
  const [table] = tables;
  if (!table || tables.length > 1) return undefined;
  const { rows } = await client.query<TaskRow>(
    `SELECT id::text, title, completed FROM ${table.name} WHERE user_id::text = $1 ORDER BY id`,
    [userId],
  );
  return rows;
}

/**
 * Removes a throw-away user with all that belongs to them, and those that an interrupted verification left more than an
 * hour ago. What refers to what is not known of an application: rows that are still referred to are tried again after
 * the others.
 *
 * @throws Error when rows are left that could not be removed.
 */
export async function removeVisitors(client: Client, email: string | undefined): Promise<void> {
  const accounts = await accountTables(client);
  const ids: string[] = [];
  for (const { table, created } of accounts) {
    const old = created ? `${created} < now() - interval '1 hour'` : 'false';
    const { rows } = await client.query<{ id: string }>(
      `SELECT id::text FROM ${table} WHERE email = $1 OR (email LIKE $2 AND ${old})`,
      [email, `%@${VISITOR_DOMAIN}`],
    );
    ids.push(...rows.map(({ id }) => id));
  }
  if (ids.length === 0) return;
  let left = [...(await owned(client)), ...accounts.map(({ table }) => ({ table, column: 'id' }))];
  for (let tries = left.length; left.length > 0; tries--) {
    const failed: Column[] = [];
    for (const one of left) {
      const statement = `DELETE FROM ${one.table} WHERE ${one.column}::text = ANY($1)`;
      await client.query(statement, [ids]).catch((error: unknown) => {
        if (tries <= 1) throw error;
        failed.push(one);
      });
    }
    left = failed;
  }
}

/** Tables of accounts, and the column that says when one was made. */
async function accountTables(client: Client): Promise<{ table: string; created: string | null }[]> {
  const { rows } = await client.query<{ table: string; created: string | null }>(
    `SELECT format('%I.%I', table_schema, table_name) AS "table",
       min(format('%I', column_name)) FILTER (WHERE column_name IN ('createdAt', 'created_at')) AS created
     FROM information_schema.columns NATURAL JOIN information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     GROUP BY table_schema, table_name
     HAVING bool_or(column_name = 'id') AND bool_or(column_name = 'email')`,
  );
  return rows;
}

async function owned(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT format('%I.%I', table_schema, table_name) AS "table", format('%I', column_name) AS "column"
     FROM information_schema.columns NATURAL JOIN information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
       AND column_name IN ('user_id', 'userId', 'owner_id', 'ownerId')`,
  );
  return rows;
}
