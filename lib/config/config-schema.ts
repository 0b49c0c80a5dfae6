import { type TSchema, Type } from '@sinclair/typebox';
import type { BackendOverrides, FrontendOverrides, PartOverrides, VariableOverride } from '../application';
import type { VariableMeaning, VariableType } from '../application';

/** Compiles only while it names every meaning, and nothing else. */
const MEANINGS: Readonly<Record<VariableMeaning, true>> = {
  'database-url': true,
  'database-host': true,
  'database-port': true,
  'database-user': true,
  'database-password': true,
  'database-name': true,
  'auth-secret': true,
  'openai-api-key': true,
  'model-api-key': true,
  'openai-base-url': true,
  'frontend-origin': true,
  'frontend-origins': true,
  'frontend-service': true,
  'jwks-url': true,
  'backend-origin': true,
  'backend-service': true,
  port: true,
  'sidecar-url': true,
  other: true,
};

/** Compiles only while it names every type, and nothing else. */
const TYPES: Readonly<Record<VariableType, true>> = {
  string: true,
  integer: true,
  number: true,
  boolean: true,
  list: true,
};

const oneOf = <const T extends string>(values: readonly T[]) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    { description: `one of ${values.map((value) => `'${value}'`).join(', ')}` },
  );
const keysOf = <K extends string>(record: Readonly<Record<K, true>>): K[] => Object.keys(record) as K[];
const texts = (description: string, pattern = '.') =>
  Type.Array(Type.String({ pattern, description }), { description, uniqueItems: true });

/** A day, or a moment of it as `inspect` prints one. */
const DATE =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?Z)?$';
const DEBIAN_PACKAGE = '^[a-z0-9][a-z0-9+.-]+$';
const PYTHON_PACKAGE = '^[A-Za-z0-9][^\\n]*$';
/** `/app` is the application's source: an empty folder in its place would hide it. */
const FOLDER_IN_IMAGE = '^(?!/app$)(/(?!\\.{1,2}(/|$))[\\w.@+-]+)+$';
const VARIABLE_NAME = '^[A-Za-z_]\\w*$';

const variable = {
  meaning: Type.Optional(oneOf(keysOf(MEANINGS))),
  required: Type.Optional(Type.Boolean({ description: 'true or false' })),
  secret: Type.Optional(Type.Boolean({ description: 'true or false' })),
  when: Type.Optional(oneOf(['build', 'run', 'both'])),
  type: Type.Optional(oneOf(keysOf(TYPES))),
  value: Type.Optional(Type.String({ description: 'a text in quotes' })),
} satisfies Record<keyof VariableOverride, TSchema>;

const part = {
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535, description: 'a port from 1 to 65535' })),
  health: Type.Optional(
    Type.String({ pattern: '^(tcp|/\\S*)$', description: "a path that begins with /, or 'tcp'" }),
  ),
  migration: Type.Optional(
    Type.Union([Type.Literal('none'), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })], {
      description: "a command as a list, e.g. ['alembic', 'upgrade', 'head'], or 'none'",
    }),
  ),
  systemPackages: Type.Optional(texts("a list of Debian packages, e.g. ['libpq5']", DEBIAN_PACKAGE)),
  writable: Type.Optional(
    texts(
      "a list of absolute paths of folders below /app or elsewhere, e.g. ['/app/uploads']",
      FOLDER_IN_IMAGE,
    ),
  ),
  variables: Type.Optional(
    Type.Record(
      Type.String({ pattern: VARIABLE_NAME }),
      Type.Object(variable, { additionalProperties: false, description: 'an object of settings' }),
      { additionalProperties: false, description: 'an object with names of variables as its keys' },
    ),
  ),
  accept: Type.Optional(texts("a list of problems' codes, e.g. ['STATE_IN_MEMORY']")),
} satisfies Record<keyof PartOverrides, TSchema>;

const date = Type.Optional(Type.String({ pattern: DATE, description: "a date, e.g. '2026-01-31'" }));

const backend = {
  ...part,
  entry: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z_][\\w.]*:[A-Za-z_]\\w*$',
      description: "module and variable, e.g. 'app.main:app'",
    }),
  ),
  python: Type.Optional(oneOf(['3.11', '3.12', '3.13', '3.14'])),
  dependencies: Type.Optional(
    Type.String({ minLength: 1, description: "a file in the folder, e.g. 'requirements.txt'" }),
  ),
  extraPackages: Type.Optional(
    texts("a list of Python packages, e.g. ['pydantic-settings']", PYTHON_PACKAGE),
  ),
  resolvedAsOf: date,
} satisfies Record<keyof BackendOverrides, TSchema>;

const frontend = {
  ...part,
  node: Type.Optional(oneOf(['20', '22', '24'])),
  lockfile: Type.Optional(
    Type.String({ minLength: 1, description: "a file in the folder, e.g. 'pnpm-lock.yaml'" }),
  ),
  resolvedAsOf: date,
  googleFonts: Type.Optional(oneOf(['fetch', 'replace'])),
} satisfies Record<keyof FrontendOverrides, TSchema>;

const byFolder = <T extends TSchema>(settings: T) =>
  Type.Optional(
    Type.Record(Type.String(), settings, { description: 'an object with source folders as its keys' }),
  );
const folder = { additionalProperties: false, description: 'an object of settings' };

/** What `todo.config.ts` may hold. A description says what is valid there; what it means is said by `TodoConfig`. */
export const todoConfigSchema = Type.Object(
  {
    backends: byFolder(Type.Object(backend, folder)),
    frontends: byFolder(Type.Object(frontend, folder)),
  },
  { additionalProperties: false, description: 'an object of settings' },
);
