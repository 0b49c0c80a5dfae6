import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, RunResult } from '../../../lib/support/run';
import { recordCommands, RecordingCommands } from '../support/recording-commands';

const script = join(__dirname, '../../../lib/images/bases/postgres-entrypoint.sh');

/** initdb and its like, as far as the script looks at what they leave; folders outside the test's own are not touched. */
const fakes = {
  id: 'echo 10001',
  getent: 'exit 0',
  mkdir: 'for last; do case $last in "$FOLDER"*) /bin/mkdir -p "$last";; esac; done',
  initdb: `dir=\${1#--pgdata=}; /bin/mkdir -p "$dir/base"; echo 17 >"$dir/PG_VERSION"; [ -z "$FAIL_INITDB" ]`,
  pg_ctl: '',
  createdb: '',
  postgres: 'echo "password: $POSTGRES_PASSWORD."',
};

describe('the entrypoint of the database stand-in', () => {
  let commands: RecordingCommands;
  beforeEach(() => (commands = recordCommands(fakes)));
  afterEach(() => commands.restore());

  const start = (env: Record<string, string>, ...args: string[]): Promise<RunResult> => {
    const PGDATA = join(commands.folder, 'data');
    return run('bash', [script, ...(args.length > 0 ? args : ['postgres'])], {
      env: { PGDATA, ...env },
      allowFailure: true,
    });
  };

  test('refuses to make a database without a password', async () => {
    const { exitCode, stderr } = await start({});
    expect(exitCode).toBe(1);
    expect(stderr).toContain('superuser password is not specified');
  });

  test('refuses a password that is given twice', async () => {
    const { exitCode, stderr } = await start({ POSTGRES_PASSWORD: 'a', POSTGRES_PASSWORD_FILE: '/b' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('are exclusive');
  });

  test('makes user and database, then becomes the server, which does not see the password', async () => {
    const { exitCode, stdout } = await start({
      POSTGRES_USER: 'todo',
      POSTGRES_PASSWORD: 'geheim',
      POSTGRES_DB: 'tasks',
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('password: .');
    const calls = commands.calls().join('\n');
    expect(calls).toContain('initdb --pgdata=<tmp>/data/.new --username=todo');
    expect(calls).toContain('createdb --maintenance-db=postgres tasks');
    expect(calls).not.toContain('geheim');
  });

  test('leaves a complete database alone', async () => {
    await start({ POSTGRES_PASSWORD: 'geheim' });
    const before = commands.calls().filter((call) => call.startsWith('initdb')).length;
    expect((await start({})).exitCode).toBe(0);
    expect(commands.calls().filter((call) => call.startsWith('initdb'))).toHaveLength(before);
  });

  test('begins anew when its first start was interrupted', async () => {
    expect((await start({ POSTGRES_PASSWORD: 'geheim', FAIL_INITDB: '1' })).exitCode).not.toBe(0);
    expect((await start({ POSTGRES_PASSWORD: 'geheim' })).exitCode).toBe(0);
    expect(commands.calls().filter((call) => call.startsWith('initdb'))).toHaveLength(2);
  });

  test('runs any other command as it is', async () => {
    const { stdout } = await start({ PGDATA: mkdtempSync(join(tmpdir(), 'pg-')) }, 'echo', 'hello');
    expect(stdout).toBe('hello\n');
    expect(commands.calls()).toEqual([]);
  });
});
