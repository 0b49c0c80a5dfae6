import { readFileSync } from 'node:fs';
import type { StatusReport } from '../../lib/ops/status/status-report';
import type { CheckResult } from '../../lib/ops/verify/check';
import { verifyReportFile } from '../../lib/ops/verify/verify';
import { type Checkout, checkout } from '../fixtures/checkout';
import { digest } from '../fixtures/digest';
import { kubectl, kubectlIn, made, make } from './cluster';
import { askThere, signUpThere, type TokenSource } from './their-user';

interface Theirs {
  readonly name: string;
  readonly token: TokenSource;
  /** What precedes `/{user_id}/tasks`. */
  readonly api: string;
  /** What follows the backend's address in the frontend's client code. */
  readonly baked?: string;
  /** What tells that the schema is there, and what it answers. */
  readonly schema: readonly [sql: string, rows: string];
}

const TABLES = `SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'`;

const applications: readonly Theirs[] = [
  {
    name: 'flat',
    token: { path: '/api/auth/token' },
    api: '/api',
    schema: [TABLES, 'account jwks messages session tasks user verification'],
  },
  {
    name: 'uv-src',
    baked: '/api/v1',
    token: { path: '/api/auth/token' },
    api: '/api/v1',
    schema: ['SELECT version_num FROM alembic_version', '0002'],
  },
  {
    name: 'shared-secret',
    token: { path: '/api/token' },
    api: '/api',
    schema: [TABLES, 'account session todo_tasks user verification'],
  },
  {
    name: 'mcp-process',
    token: 'session',
    api: '/api',
    schema: ['SELECT version_num FROM alembic_version', 'a1'],
  },
];

// A node of two cores has no room for two applications while one of them is replaced.
beforeAll(async () => {
  await made('deploy');
  await kubectl('scale', 'deployment/todo-backend', 'deployment/todo-frontend', '--replicas=0');
});

// The forward and the namespace `todo` belong to the reference application again.
afterAll(() => made('deploy'));

describe.each(applications)(
  '$name, deployed as it is',
  ({ name, token, api, baked = '', schema: [sql, rows] }) => {
    const namespace = `theirs-${name}`;
    let source: Checkout;
    let before: string;
    let settings: Record<string, string>;

    beforeAll(async () => {
      source = checkout(name);
      before = digest(source.root);
      settings = { NAMESPACE: namespace, BACKEND_DIR: source.backendDir, FRONTEND_DIR: source.frontendDir };
      await made('deploy', settings);
    });

    afterAll(async () => {
      await kubectlIn(namespace, ['delete', 'namespace', namespace, '--ignore-not-found']);
      source.remove();
    });

    /** Local address of one of its Services. */
    async function address(service: string): Promise<string> {
      const { stdout } = await make('status', { NAMESPACE: namespace, OUTPUT: 'json' });
      const { urls } = JSON.parse(stdout) as StatusReport;
      const found = urls.find((entry) => entry.service === service);
      if (!found) throw new Error(`${service} is not forwarded`);
      return found.url;
    }

    test('who signs up in the frontend can write a task in the backend and read it back', async () => {
      const backend = await address('todo-backend');
      const user = await signUpThere(await address('todo-frontend'), token);
      await askThere(backend, user, `${api}/${user.id}/tasks`, { title: 'milk' });
      const tasks = await askThere(backend, user, `${api}/${user.id}/tasks`);
      expect(tasks).toMatchObject([{ title: 'milk', completed: false }]);
    });

    test('its client code asks the address under which browsers reach the backend', async () => {
      const text = `${await address('todo-backend')}${baked}`;
      const search = `find /app -path '*/static/*' -name '*.js' -exec grep -lF '${text}' {} +`;
      const { stdout } = await kubectlIn(namespace, [
        'exec',
        'service/todo-frontend',
        '--',
        'sh',
        '-c',
        search,
      ]);
      expect(stdout).toContain('.js');
    });

    test('the database has their schema', async () => {
      const psql = `PGPASSWORD="$POSTGRES_PASSWORD" psql --username=todo --dbname=todo --tuples-only --no-align --command "${sql}"`;
      const { stdout } = await kubectlIn(namespace, [
        'exec',
        'service/todo-database',
        '--',
        'sh',
        '-c',
        psql,
      ]);
      expect(stdout.trim()).toBe(rows);
    });

    test('verify finds nothing wrong', async () => {
      const { exitCode } = await make('verify', settings);
      const { checks } = JSON.parse(readFileSync(verifyReportFile, 'utf8')) as { checks: CheckResult[] };
      expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      expect(exitCode).toBe(0);
    });

    if (name === 'mcp-process')
      test('its chat reaches the MCP server beside it', async () => {
        const user = await signUpThere(await address('todo-frontend'), token);
        const answer = await askThere(await address('todo-backend'), user, `/api/${user.id}/chat`, {
          message: 'add eggs',
        });
        expect(answer).toMatchObject({ tool_calls: [{ tool: 'add_task', output: { title: 'eggs' } }] });
      });

    test('none of its files is touched or added', () => {
      expect(digest(source.root)).toBe(before);
    });
  },
);
