import { withDatabase } from '../../database/with-database';
import { DATABASE } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { VerifyContext } from '../verify-context';
import { replicasCode } from './replicas';

/** The database answers and the application is connected to it. */
export function databaseChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'DATABASE',
      title: 'the application is connected to its database',
      criterion: 'Database connections established',
      needs: ['CLUSTER', replicasCode(DATABASE)],
      run: () => connected(context),
    },
  ];
}

async function connected({ kube, secrets, database }: VerifyContext): Promise<Finding> {
  return withDatabase(kube, secrets.get('DATABASE_URL') ?? '', async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_name IN ('task', 'user')`,
    );
    if (tables.rows.length < 2)
      return fail(`tables there: ${tables.rows.map(({ name }) => name).join(', ') || 'none'}`, 'make logs');
    const { rows } = await client.query<{ version: string; connections: string }>(
      `SELECT current_setting('server_version') AS version, count(*) AS connections
       FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return ok(`PostgreSQL ${rows[0]?.version}, ${database}, ${rows[0]?.connections} other connections`);
  });
}
