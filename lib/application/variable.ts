import type { Evidence } from './evidence';

/** Form in which a variable's text is read. A `list` is a JSON array, as pydantic reads one. */
export type VariableType = 'string' | 'integer' | 'number' | 'boolean' | 'list';

/**
 * What a variable stands for, by which it gets its value.
 *
 * - `database-url`: address of the database, in the form that `databaseUrl` says;
 * - `database-host`, `-port`, `-user`, `-password`, `-name`: a piece of that address;
 * - `auth-secret`: the secret that both sides share, or any secret that signs something: BETTER_AUTH_SECRET;
 * - `openai-api-key`; `openai-base-url`: the model; `model-api-key`: the key of another provider of models;
 * - `frontend-origin`: the browser's address of the frontend; `frontend-origins`: the same as a list, for CORS;
 * - `frontend-service`: the frontend's address inside the cluster; `jwks-url`: of its public keys, there;
 * - `backend-origin`: the browser's address of the backend; `backend-service`: its address inside the cluster;
 * - `port`: the port to listen on; `sidecar-url`: address of a process of `sidecars`, in the same pod;
 * - `other`: nothing that is known here; its value is the user's, or the application's default.
 */
export type VariableMeaning =
  | 'database-url'
  | 'database-host'
  | 'database-port'
  | 'database-user'
  | 'database-password'
  | 'database-name'
  | 'auth-secret'
  | 'openai-api-key'
  | 'openai-base-url'
  | 'model-api-key'
  | 'frontend-origin'
  | 'frontend-origins'
  | 'frontend-service'
  | 'jwks-url'
  | 'backend-origin'
  | 'backend-service'
  | 'port'
  | 'sidecar-url'
  | 'other';

/** The form of a database's address that a driver accepts. */
export interface DatabaseUrlForm {
  /** Scheme, e.g. `postgresql` or `postgresql+asyncpg`. */
  readonly scheme: string;
  /** `ssl`: asyncpg's name; it knows neither `sslmode` nor `channel_binding`. */
  readonly tlsParameter: 'sslmode' | 'ssl';
}

/** An environment variable that an application reads. */
export interface Variable {
  readonly name: string;
  readonly meaning: VariableMeaning;
  /** Without it the application does not start, or does not build. */
  readonly required: boolean;
  /** Nobody may read it: it is kept in a Secret, never in an image, a ConfigMap or a chart's values. */
  readonly secret: boolean;
  /** `build`: its value is frozen into the image. */
  readonly when: 'build' | 'run' | 'both';
  readonly type: VariableType;
  /** The only values allowed. @default - any */
  readonly choices?: readonly string[];
  /** Least value of a number. @default - none */
  readonly minimum?: number;
  /** Greatest value of a number. @default - none */
  readonly maximum?: number;
  /** The application's own default, as text. @default - none, or one that is computed */
  readonly default?: string;
  /** What its author says about it, one sentence or two. @default - nothing */
  readonly description?: string;
  /** Of a `database-url`. @default - as it stands in `.env`, which is how libpq reads it */
  readonly databaseUrl?: DatabaseUrlForm;
  /** What comes after the address in its value, e.g. `/api` in `NEXT_PUBLIC_API_URL=http://localhost:8000/api`. @default '' */
  readonly path?: string;
  /** A value that the user fixed in `todo.config.ts`; never a secret. @default - by the meaning, or from `.env` */
  readonly value?: string;
  /** Where it is read. */
  readonly evidence: readonly Evidence[];
}

/** A variable's name as a key of a chart's values: `OPENAI_BASE_URL` → `openaiBaseUrl`. */
export function variableKey(name: string): string {
  const [first = '', ...rest] = name.toLowerCase().split(/_+/).filter(Boolean);
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
