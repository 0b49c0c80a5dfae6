import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Applications, PLACEHOLDER_KEY, type Variable } from '../../lib/application';
import { deploymentAddresses } from '../../lib/ops/deploy/deployment-addresses';
import { adoptable, secretValues } from '../../lib/ops/deploy/secret-values';
import { checkEnv } from '../../lib/ops/env/check-env';
import { configSettings } from '../../lib/ops/env/config-settings';
import { type EnvFile, completeEnvFile, readEnvFile } from '../../lib/ops/env/env-file';
import { settingNames } from '../../lib/ops/env/settings-names';
import { PREFERRED_PORTS } from '../../lib/ops/forward/forward-config';
import { usesModelServer } from '../../lib/ops/uses-model-server';
import { backendApplication, frontendApplication, variable } from '../support/applications';
import { RecordingReporter } from '../support/recording-reporter';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
const reporter = new RecordingReporter();

const env = (values: Record<string, string> = {}): EnvFile => ({
  file: '.env',
  exists: true,
  values: new Map(Object.entries(values)),
});
const reading = (backend: readonly Variable[], frontend: readonly Variable[] = []): Applications => ({
  backend: backendApplication({ variables: backend }),
  frontend: frontendApplication({ variables: frontend }),
});

describe('what `.env` may hold', () => {
  const names = (applications: Applications): string[] => settingNames(applications).map(({ name }) => name);

  test('is what every application can be told, and what these applications read', () => {
    expect(names(reading([variable('PAGE_SIZE')], [variable('ACCENT', { when: 'build' })]))).toEqual([
      'BETTER_AUTH_SECRET',
      'POSTGRES_PASSWORD',
      'OPENAI_API_KEY',
      'OPENAI_BASE_URL',
      'DATABASE_URL',
      'BETTER_AUTH_URL',
      'PAGE_SIZE',
      'ACCENT',
    ]);
  });

  test('is nothing that is made of something else', () => {
    const made: Variable[] = [
      variable('JWT_SECRET', { meaning: 'auth-secret', secret: true }),
      variable('PGHOST', { meaning: 'database-host' }),
      variable('PORT', { meaning: 'port' }),
      variable('FIXED', { value: 'in todo.config.ts' }),
    ];
    expect(names(reading(made))).toEqual(names(reading([])));
  });

  test('stands in a new file with what its authors say of it', () => {
    const file = join(folder, 'new.env');
    const applications = reading(
      [
        variable('LOG_LEVEL', { choices: ['debug', 'info'], default: 'info', description: 'Least severity' }),
        variable('STRIPE_KEY', { secret: true, required: true }),
      ],
      [variable('NEXT_PUBLIC_API_URL', { meaning: 'backend-origin', when: 'build' })],
    );
    completeEnvFile(readEnvFile(file, applications, reporter), new Map(), applications, reporter);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('# Least severity. One of debug, info. Empty: info.\nLOG_LEVEL=\n');
    expect(text).toContain('# It must have a value.\nSTRIPE_KEY=\n');
    expect(text).toContain(
      '# Empty: the address in this deployment. Part of the image: a change builds another.\nNEXT_PUBLIC_API_URL=\n',
    );
  });
});

test('a new file can be read, whatever the defaults of an application', () => {
  const file = join(folder, 'prompt.env');
  const prompt = 'You are a todo assistant.\n\nBe brief.\nUse the tools.'.padEnd(500, ' again');
  const applications = reading([variable('SYSTEM_PROMPT', { default: prompt })]);
  completeEnvFile(readEnvFile(file, applications, reporter), new Map(), applications, reporter);
  expect(readFileSync(file, 'utf8')).toMatch(
    /^# Empty: You are a todo assistant\. Be brief\. .{1,60}…\.\nSYSTEM_PROMPT=$/m,
  );
  expect(readEnvFile(file, applications, reporter).values.has('POSTGRES_PASSWORD')).toBe(true);
});

describe('a value of `.env`', () => {
  const settings = (more: Partial<Variable>, text: string): unknown =>
    configSettings(env({ X: text }), reading([variable('X', more)])).backend.x;

  test.each([
    [{ type: 'integer' }, '8', 8],
    [{ type: 'number' }, '0.5', 0.5],
    [{ type: 'boolean' }, 'True', true],
    [{ type: 'boolean' }, '0', false],
    [{ type: 'list' }, '["a"]', '["a"]'],
    [{}, '8', '8'],
  ] as const)('becomes a value of the chart in the type that %j says: %s', (more, text, value) => {
    expect(settings(more, text)).toBe(value);
  });

  test.each([
    [{ type: 'integer' }, '1.5', 'a whole number'],
    [{ type: 'boolean' }, 'perhaps', 'true or false'],
    [{ type: 'number', minimum: 0, maximum: 2 }, '3', 'a number from 0 to 2'],
    [{ type: 'integer', minimum: 1 }, '0', 'a whole number from 1'],
    [{ type: 'list' }, 'a,b', 'a JSON array, e.g. ["a","b"]'],
  ] as const)('that %j does not allow is refused: %s', (more, text, needed) => {
    expect(() => settings(more, text)).toThrow(
      expect.objectContaining({ code: 'SETTING_INVALID', needed }) as Error,
    );
  });

  test('that `todo.config.ts` fixes is refused there, where its type does not allow it', () => {
    const fixed = (more: Partial<Variable>) => (): unknown =>
      configSettings(env(), reading([variable('X', more)]));
    expect(fixed({ type: 'integer', value: 'many' })).toThrow(
      /SETTING_INVALID: X in todo\.config\.ts is "many"/,
    );
    expect(fixed({ type: 'boolean', value: 'maybe' })).toThrow(/needed: +true or false/);
    expect(fixed({ type: 'boolean', value: 'on' })()).toMatchObject({ backend: {} });
  });

  test('reaches both parts where both read it, and no chart where only a build does', () => {
    const shared = variable('LIMIT', { type: 'integer' });
    const applications = reading([shared], [shared, variable('FROZEN', { when: 'build' })]);
    expect(configSettings(env({ LIMIT: '3', FROZEN: 'x' }), applications)).toEqual({
      backend: { limit: 3 },
      frontend: { limit: 3 },
    });
  });

  test('is an address that its caller can reach', () => {
    const check = (more: Partial<Variable>) => (): void =>
      checkEnv(env({ X: 'http://localhost:9000' }), reading([variable('X', more)]));
    expect(check({ meaning: 'backend-service' })).toThrow(/URL_OF_THE_POD/);
    expect(check({ meaning: 'backend-origin' })).not.toThrow();
    expect(check({})).not.toThrow();
  });

  test('comes with its other half', () => {
    const pair = [variable('ACME_CLIENT_ID'), variable('ACME_CLIENT_SECRET', { secret: true })];
    const check = (values: Record<string, string>) => (): void => checkEnv(env(values), reading(pair));
    expect(check({ ACME_CLIENT_ID: 'x' })).toThrow(/SETTING_INCOMPLETE/);
    expect(check({ ACME_CLIENT_SECRET: 'x' })).toThrow(/SETTING_INCOMPLETE/);
    expect(check({ ACME_CLIENT_ID: 'x', ACME_CLIENT_SECRET: 'y' })).not.toThrow();
    expect(check({})).not.toThrow();
  });
});

describe('a variable without which an application does not start', () => {
  const check =
    (more: Partial<Variable>, values: Record<string, string> = {}) =>
    (): void =>
      checkEnv(env(values), reading([variable('X', { required: true, ...more })]));

  test('and of which nothing is known is named, with the line that reads it', () => {
    expect(check({ evidence: [{ file: 'app/pay.py', line: 7 }] })).toThrow(
      expect.objectContaining({
        code: 'SETTING_MISSING',
        found: expect.stringMatching(/^backend needs X \(.*app\/pay\.py:7\)$/) as string,
        mend: 'write X=… into .env',
      }) as Error,
    );
    expect(check({ secret: true })).toThrow(/SETTING_MISSING/);
    expect(check({ when: 'build' })).toThrow(/SETTING_MISSING/);
  });

  test('is enough in `.env`', () => {
    expect(check({}, { X: '1' })).not.toThrow();
    expect(check({ secret: true }, { X: '1' })).not.toThrow();
  });

  test.each([
    { meaning: 'database-url', secret: true },
    { meaning: 'database-host' },
    { meaning: 'auth-secret', secret: true },
    { meaning: 'openai-api-key', secret: true },
    { meaning: 'frontend-origin' },
    { meaning: 'port' },
    { default: 'x' },
    { value: 'x' },
  ] as const)('is not asked for where it is made: %j', (more) => {
    expect(check(more)).not.toThrow();
  });
});

describe('the Secret', () => {
  const secrets = (
    variables: readonly Variable[],
    values: Record<string, string> = {},
  ): Record<string, string> =>
    secretValues(env({ BETTER_AUTH_SECRET: 's', POSTGRES_PASSWORD: 'p', ...values }), reading(variables));

  test('has what every application may be told, but nothing empty', () => {
    expect(secrets([])).toEqual({
      BETTER_AUTH_SECRET: 's',
      DATABASE_URL: 'postgresql://todo:p@todo-database:5432/todo',
      POSTGRES_PASSWORD: 'p',
    });
  });

  test('has the database’s address in each form that is read, and its pieces', () => {
    const form = { scheme: 'postgresql+asyncpg', tlsParameter: 'ssl' } as const;
    expect(
      secrets([
        variable('DATABASE_URL', { meaning: 'database-url', databaseUrl: form }),
        variable('DB_HOST', { meaning: 'database-host' }),
      ]),
    ).toMatchObject({
      DATABASE_URL: 'postgresql://todo:p@todo-database:5432/todo',
      'DATABASE_URL.postgresql-asyncpg': 'postgresql+asyncpg://todo:p@todo-database:5432/todo',
      'DATABASE_URL.host': 'todo-database',
    });
  });

  test('has the secrets of the applications that `.env` sets', () => {
    const key = variable('STRIPE_KEY', { secret: true });
    expect(secrets([key], { STRIPE_KEY: 'k' })).toMatchObject({ STRIPE_KEY: 'k' });
    expect(secrets([key])).not.toHaveProperty('STRIPE_KEY');
  });

  test('has a key that is made up only where an application needs one, which then counts as none', () => {
    const needed = variable('OPENAI_API_KEY', { secret: true, required: true, meaning: 'openai-api-key' });
    const made = secrets([needed]);
    expect(made.OPENAI_API_KEY).toBe(PLACEHOLDER_KEY);
    expect(usesModelServer(new Map(Object.entries(made)))).toBe(false);
    expect(adoptable(new Map(Object.entries(made))).has('OPENAI_API_KEY')).toBe(false);
    expect(secrets([needed], { OPENAI_API_KEY: 'sk-1' }).OPENAI_API_KEY).toBe('sk-1');
  });
});

test('the addresses of a deployment are those of the forwarded ports, and what `.env` calls the frontend', () => {
  expect(deploymentAddresses(env(), PREFERRED_PORTS)).toEqual({
    frontendOrigin: 'http://localhost:3000',
    backendOrigin: 'http://localhost:8000',
    frontendService: 'http://todo-frontend:3000',
    backendService: 'http://todo-backend:8000',
  });
  const own = env({ BETTER_AUTH_URL: 'https://todo.example.com/' });
  expect(deploymentAddresses(own, PREFERRED_PORTS).frontendOrigin).toBe('https://todo.example.com');
});
