import type { Evidence, Finding } from './evidence';
import type { NextSource } from './next-source';
import type { PythonSource } from './python-source';
import type { Variable } from './variable';

export type PartName = 'backend' | 'frontend';

/** How a running part is asked whether it works. */
export type Health = { readonly kind: 'http'; readonly path: string } | { readonly kind: 'tcp' };

/** What is asked of each purpose: `alive` must depend on nothing else, `ready` may ask the database. */
export interface HealthChecks {
  readonly alive: Health;
  readonly ready: Health;
}

/** A program in the image that brings the database to the application's schema and ends. It may run more than once. */
export interface Migration {
  readonly tool: 'alembic' | 'better-auth' | 'drizzle' | 'prisma' | 'own';
  readonly command: readonly string[];
  /** Seconds after which it has failed. @default 280 */
  readonly timeoutSeconds?: number;
}

/** Another process of the same image that the application needs beside itself, e.g. an MCP server. */
export interface Sidecar {
  /** DNS label, e.g. `mcp`. */
  readonly name: string;
  readonly command: readonly string[];
  readonly port: number;
  readonly health: Health;
  /** A small program of the tool's own, which is told everything by its command. @default - it gets the application's variables */
  readonly isolated?: true;
}

/** A folder that the application writes to, other than `/tmp`. */
export interface WritableFolder {
  /** Absolute path in the image. */
  readonly path: string;
  /** Kubernetes quantity, e.g. `128Mi`. */
  readonly sizeLimit: string;
}

/** Something a person should know: what was made up for, or what will not work. */
export interface Note {
  /** Stable code in capitals, e.g. `NO_HEALTH_ROUTE`. */
  readonly code: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Why an application cannot be deployed as it is. The fields are those of a `UserError`. */
export interface Problem {
  readonly code: string;
  readonly found: string;
  readonly needed: string;
  readonly mend: string;
  readonly evidence: readonly Evidence[];
}

/** What only the user can decide. */
export interface Question {
  /** The setting of `todo.config.ts` that answers it, e.g. `entry`. */
  readonly setting: string;
  readonly text: string;
  readonly choices: readonly Finding[];
}

/** One part of a Phase 3 application, as its source tells. Everything that is generated for it comes from this. */
export interface Application<S = PythonSource | NextSource> {
  readonly part: PartName;
  /** Absolute path of its source folder. */
  readonly sourceDir: string;
  /** What its Dockerfile needs to know. */
  readonly source: S;
  readonly port: Finding<number>;
  readonly health: Finding<HealthChecks>;
  /** Sorted by name; one entry for each name. */
  readonly variables: readonly Variable[];
  /** @default - none: there is no schema, or the application sees to it itself */
  readonly migration?: Finding<Migration>;
  /** Each replica makes the tables at its start: the first start is alone, so that two do not race. @default - not so */
  readonly startsAlone?: Finding<true>;
  /** It keeps state that replicas would not share, and the user accepted that. @default - any number */
  readonly maxReplicas?: Finding<number>;
  readonly sidecars: readonly Finding<Sidecar>[];
  readonly writable: readonly Finding<WritableFolder>[];
  /** Library that talks to the database, e.g. `asyncpg` or `pg`. @default - none was found */
  readonly database?: Finding;
  /** How users are known: by the frontend's public keys, by the shared secret, or not at all. */
  readonly auth: Finding<'jwks' | 'shared-secret' | 'session-table' | 'own' | 'none'>;
  readonly notes: readonly Note[];
  /** Not empty: it is refused. */
  readonly problems: readonly Problem[];
  /** Not empty: they must be answered first; what depends on them is a guess until then. */
  readonly questions: readonly Question[];
}

/** A FastAPI application. */
export type BackendApplication = Application<PythonSource>;

/** A Next.js application. */
export type FrontendApplication = Application<NextSource>;

/** Both parts. */
export interface Applications {
  readonly backend: BackendApplication;
  readonly frontend: FrontendApplication;
}
