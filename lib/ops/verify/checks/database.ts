import { DATABASE } from '../../workload-names';
import { Check, Finding, ok, warn } from '../check';
import { RunningApplication } from '../running-application';
import { replicasCode } from './replicas';

/** The database answers and the application is connected to it. */
export function databaseChecks(app: RunningApplication): Check[] {
  return [
    {
      code: 'DATABASE',
      title: 'the application is connected to its database',
      criterion: 'Database connections established',
      needs: ['CLUSTER', replicasCode(DATABASE)],
      run: () => connected(app),
    },
  ];
}

/** That a task can be written, and read back, is another check; here is where it would be. */
async function connected(app: RunningApplication): Promise<Finding> {
  return app.withDatabase(async (client) => {
    const { rows } = await client.query<{ version: string; connections: string; tables: string[] }>(
      `SELECT current_setting('server_version') AS version,
         (SELECT count(*) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()) AS connections,
         array(SELECT tablename::text FROM pg_tables
               WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1) AS tables`,
    );
    const { version = '', connections = '', tables = [] } = rows[0] ?? {};
    if (tables.length === 0)
      return warn(`PostgreSQL ${version} has no table: nothing is kept in it`, 'make logs');
    return ok(
      `PostgreSQL ${version}, ${app.database}, ${connections} other connections, ${tables.length} tables: ${tables.join(', ')}`,
    );
  });
}
