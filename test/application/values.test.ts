import {
  PLACEHOLDER_KEY,
  type Addresses,
  type Variable,
  databaseUrlIn,
  partEnvironment,
  plainValue,
  runVariables,
  secretEntry,
  secretValue,
} from '../../lib/application';
import { backendApplication, found, frontendApplication, variable } from '../support/applications';

const addresses: Addresses = {
  frontendOrigin: 'http://localhost:3001',
  backendOrigin: 'http://localhost:8001',
  frontendService: 'http://todo-frontend:3000',
  backendService: 'http://todo-backend:8000',
};

describe('the value of a variable that is no secret', () => {
  const value = (given: Variable, settings: Record<string, string> = {}): string | undefined =>
    plainValue(given, new Map(Object.entries(settings)), addresses);

  test.each([
    ['frontend-origin', 'http://localhost:3001'],
    ['backend-origin', 'http://localhost:8001'],
    ['frontend-service', 'http://todo-frontend:3000'],
    ['backend-service', 'http://todo-backend:8000'],
    ['jwks-url', 'http://todo-frontend:3000/api/auth/jwks'],
  ] as const)('that means %s is %s', (meaning, expected) => {
    expect(value(variable('X', { meaning }))).toBe(expected);
  });

  test('has the path that its application appends', () => {
    expect(value(variable('X', { meaning: 'backend-origin', path: '/api' }))).toBe(
      'http://localhost:8001/api',
    );
  });

  test('is a JSON array where its application reads a list', () => {
    expect(value(variable('X', { meaning: 'frontend-origins', type: 'list' }))).toBe(
      '["http://localhost:3001"]',
    );
  });

  test('is what `.env` says under its name, whatever it means', () => {
    const api = variable('NEXT_PUBLIC_API_URL', { meaning: 'backend-origin' });
    expect(value(api, { NEXT_PUBLIC_API_URL: 'https://api.example.com' })).toBe('https://api.example.com');
  });

  test('is what `todo.config.ts` fixed before all', () => {
    expect(value(variable('X', { value: 'fixed' }), { X: 'other' })).toBe('fixed');
  });

  test('of a backend that fetches keys at BETTER_AUTH_URL is not the origin that `.env` means by it', () => {
    const url = variable('BETTER_AUTH_URL', { meaning: 'frontend-service' });
    expect(value(url, { BETTER_AUTH_URL: 'https://todo.example.com' })).toBe('http://todo-frontend:3000');
  });

  test('of a model’s address under a name of its own is OPENAI_BASE_URL', () => {
    const url = variable('LLM_URL', { meaning: 'openai-base-url' });
    expect(value(url, { OPENAI_BASE_URL: 'http://llm/v1' })).toBe('http://llm/v1');
  });

  test('is left to its application where nothing is known', () => {
    expect(value(variable('X', { default: '7' }))).toBeUndefined();
  });
});

describe('the value of a variable that is kept in the Secret', () => {
  const settings = new Map([
    ['DATABASE_URL', 'postgresql://us%40er:p%23w@host/name?sslmode=require&channel_binding=require'],
    ['BETTER_AUTH_SECRET', 'shared'],
    ['STRIPE_KEY', 'sk_1'],
  ]);
  const value = (name: string, more: Partial<Variable>): string | undefined =>
    secretValue(variable(name, { secret: true, ...more }), settings);

  test.each([
    ['database-host', 'host'],
    ['database-port', '5432'],
    ['database-user', 'us@er'],
    ['database-password', 'p#w'],
    ['database-name', 'name'],
  ] as const)('that means %s is a piece of DATABASE_URL', (meaning, expected) => {
    expect(value('X', { meaning })).toBe(expected);
  });

  test('is the shared secret under any name for it', () => {
    expect(value('JWT_SECRET_KEY', { meaning: 'auth-secret' })).toBe('shared');
    expect(secretEntry(variable('JWT_SECRET_KEY', { meaning: 'auth-secret' }))).toBe('BETTER_AUTH_SECRET');
  });

  test('is made up for the key of a model without which an application does not start, and for no other', () => {
    for (const meaning of ['openai-api-key', 'model-api-key'] as const) {
      expect(value('X_API_KEY', { meaning, required: true })).toBe(PLACEHOLDER_KEY);
      expect(value('X_API_KEY', { meaning })).toBeUndefined();
    }
    expect(PLACEHOLDER_KEY).toMatch(/^sk-/);
  });

  test('is what `.env` says, or nothing', () => {
    expect(value('STRIPE_KEY', {})).toBe('sk_1');
    expect(value('OTHER_KEY', { required: true })).toBeUndefined();
  });
});

describe('the form of a database’s address', () => {
  const url = 'postgresql://u:p%40@host:5432/name?sslmode=require&channel_binding=require';

  test('is as it stands for who reads what libpq reads', () => {
    expect(databaseUrlIn(url)).toBe(url);
    expect(databaseUrlIn(url, { scheme: 'postgresql', tlsParameter: 'sslmode' })).toBe(url);
    const withOptions = 'postgresql://u:p@host/db?options=-c%20search_path%3Dapp&sslmode=require';
    expect(databaseUrlIn(withOptions, { scheme: 'postgresql+psycopg', tlsParameter: 'sslmode' })).toBe(
      withOptions.replace('postgresql:', 'postgresql+psycopg:'),
    );
    expect(databaseUrlIn(withOptions, { scheme: 'postgresql+asyncpg', tlsParameter: 'ssl' })).toBe(
      'postgresql+asyncpg://u:p@host/db?options=-c%20search_path%3Dapp&ssl=require',
    );
  });

  test('has the driver in its scheme', () => {
    expect(databaseUrlIn('postgres://u@h/n', { scheme: 'postgresql+psycopg', tlsParameter: 'sslmode' })).toBe(
      'postgresql+psycopg://u@h/n',
    );
  });

  test('has no parameter that asyncpg does not know', () => {
    expect(databaseUrlIn(url, { scheme: 'postgresql+asyncpg', tlsParameter: 'ssl' })).toBe(
      'postgresql+asyncpg://u:p%40@host:5432/name?ssl=require',
    );
    expect(databaseUrlIn('postgresql://u@h/n', { scheme: 'postgresql+asyncpg', tlsParameter: 'ssl' })).toBe(
      'postgresql+asyncpg://u@h/n',
    );
  });

  test('has an entry of its own in the Secret where it is not libpq’s', () => {
    const entry = (scheme: string, tlsParameter: 'ssl' | 'sslmode'): string =>
      secretEntry(
        variable('DATABASE_URL', { meaning: 'database-url', databaseUrl: { scheme, tlsParameter } }),
      );
    expect(entry('postgresql', 'sslmode')).toBe('DATABASE_URL');
    expect(entry('postgresql+asyncpg', 'ssl')).toBe('DATABASE_URL.postgresql-asyncpg');
  });
});

describe('what a running part has', () => {
  test('are the variables that it reads and those that the specification names', () => {
    const names = (part: ReturnType<typeof runVariables>): string[] =>
      [
        ...Object.keys(part.fixed),
        ...part.plain.map(({ name }) => name),
        ...part.secret.map(({ name }) => name),
      ].sort();
    expect(names(runVariables(backendApplication({ variables: [variable('DEBUG')] })))).toEqual([
      'BETTER_AUTH_SECRET',
      'BETTER_AUTH_URL',
      'DATABASE_URL',
      'DEBUG',
      'OPENAI_API_KEY',
      'UVICORN_TIMEOUT_KEEP_ALIVE',
    ]);
    expect(names(runVariables(frontendApplication()))).toEqual([
      'HOSTNAME',
      'NEXT_PUBLIC_BACKEND_URL',
      'NEXT_PUBLIC_OPENAI_DOMAIN_KEY',
      'PORT',
    ]);
  });

  test('is nothing that only its build reads', () => {
    const { plain } = runVariables(
      frontendApplication({ variables: [variable('FROZEN', { when: 'build' })] }),
    );
    expect(plain.map(({ name }) => name)).not.toContain('FROZEN');
  });

  test('is the port that it listens on, and where the process beside it is', () => {
    const sidecar = (name: string, port: number, isolated?: true) =>
      found({ name, port, isolated, command: [name], health: { kind: 'tcp' } as const });
    const { fixed } = runVariables(
      backendApplication({
        port: found(8080),
        sidecars: [sidecar('to-frontend', 3000, true), sidecar('mcp', 8001)],
        variables: [
          variable('PORT', { meaning: 'port' }),
          variable('MCP_URL', { meaning: 'sidecar-url', path: '/mcp' }),
        ],
      }),
    );
    expect(fixed).toMatchObject({ PORT: '8080', MCP_URL: 'http://localhost:8001/mcp' });
  });

  test('keeps every piece of the database’s address out of what anyone may read', () => {
    const { plain, secret } = runVariables(
      backendApplication({ variables: [variable('PGHOST', { meaning: 'database-host' })] }),
    );
    expect(plain.map(({ name }) => name)).not.toContain('PGHOST');
    expect(secret.map(({ name }) => name)).toContain('PGHOST');
  });

  test('has a value for each variable that has one', () => {
    const application = backendApplication({
      variables: [
        variable('DATABASE_URL', { secret: true, meaning: 'database-url' }),
        variable('LEVEL', { default: 'info' }),
        variable('MODE'),
      ],
    });
    expect(
      partEnvironment(application, {
        settings: new Map([['MODE', 'fast']]),
        addresses,
        secrets: { DATABASE_URL: 'postgresql://u@h/n' },
      }),
    ).toEqual({
      BETTER_AUTH_URL: 'http://localhost:3001',
      DATABASE_URL: 'postgresql://u@h/n',
      MODE: 'fast',
      UVICORN_TIMEOUT_KEEP_ALIVE: '75',
    });
  });
});
