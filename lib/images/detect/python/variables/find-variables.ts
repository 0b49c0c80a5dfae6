import type {
  Finding,
  Note,
  Sidecar,
  Variable,
  VariableMeaning,
  VariableOverride,
} from '../../../../application';
import type { AuthMode } from '../auth/find-auth';
import type { DependenciesFound } from '../dependencies/find-dependencies';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';
import { clientNeeds } from './client-needs';
import { databaseUrlForm } from './database-url-form';
import { environmentReads } from './environment-reads';
import { forwardsFor } from './forwards-for';
import { isAsked } from './is-asked';
import { isIssuer } from './is-issuer';
import { isSecretName } from './is-secret-name';
import { libraryReads } from './library-reads';
import { localhostDefaults } from './localhost-defaults';
import { nameMeaning } from './name-meaning';
import { overriddenVariables } from './overridden-variables';
import { settingsReads } from './settings-classes';
import { tokenKeys } from './token-keys';
import type { VariableRead } from './variable-read';

/** Meanings whose values nobody may read. */
const SECRET_MEANINGS: readonly VariableMeaning[] = [
  'database-url',
  'database-password',
  'auth-secret',
  'openai-api-key',
  'model-api-key',
];

/** What is known of an application when its variables are read. */
export interface VariablesContext {
  readonly program: PythonProgram;
  readonly start: StartCode;
  readonly dependencies: DependenciesFound;
  readonly auth: AuthMode;
  /** On which the application listens. */
  readonly port: number;
  readonly sidecars: readonly Finding<Sidecar>[];
}

interface MeaningContext extends VariablesContext {
  readonly keys: ReturnType<typeof tokenKeys>;
}

export interface VariablesFound {
  readonly variables: readonly Variable[];
  /** What makes the browser's addresses true inside the pod. */
  readonly forwards: readonly Finding<Sidecar>[];
  readonly notes: readonly Note[];
}

/** The environment variables that a program reads, those of its libraries included, sorted by name. */
export function findVariables(
  context: VariablesContext,
  overrides: Readonly<Record<string, VariableOverride>> = {},
): VariablesFound {
  const { program, start, dependencies } = context;
  const reads = [...settingsReads(program), ...environmentReads(program, start)].filter(
    ({ name }) => !isPlatforms(name),
  );
  const byName = new Map<string, VariableRead[]>();
  for (const read of reads) byName.set(read.name, [...(byName.get(read.name) ?? []), read]);
  const names = [...byName.keys()];
  const known: MeaningContext = { ...context, keys: tokenKeys(program) };
  const twofold = new Set<string>();
  const ofProgram = [...byName.values()].map((all) => {
    const variable = merged(all, known, names);
    if (variable.meaning === 'database-url')
      return { ...variable, databaseUrl: databaseUrlForm(program, dependencies, variable, names) };
    const isAlsoAsked =
      variable.meaning === 'frontend-origin' && isAsked(program, variable.name, names.filter(leadsInside));
    const isAlsoIssuer = variable.meaning === 'frontend-service' && isIssuer(program, variable.name);
    if (!isAlsoAsked && !isAlsoIssuer) return variable;
    twofold.add(variable.name);
    return { ...variable, meaning: 'frontend-origin' as const };
  });
  const needs = clientNeeds(program, start);
  const ofLibraries = libraryReads(program).filter(({ name }) => !byName.has(name));
  const all = [...ofProgram, ...ofLibraries].map((variable) => needs.apply(variable));
  const variables = overriddenVariables(all, overrides).sort((a, b) => (a.name < b.name ? -1 : 1));
  const { forwards, notes } = forwardsFor(variables.filter(({ name }) => twofold.has(name)));
  const ports = [context.port, ...context.sidecars.map(({ value }) => value.port)];
  return { variables, forwards, notes: [...notes, ...localhostDefaults(variables, ports)] };
}

/** One variable of all its readings: the first that says something of it counts. */
function merged(reads: readonly VariableRead[], context: MeaningContext, all: readonly string[]): Variable {
  const [{ name = '' } = {}] = reads;
  const first = <K extends keyof VariableRead>(key: K): VariableRead[K] | undefined =>
    reads.find((read) => read[key] !== undefined)?.[key];
  const required = reads.some((read) => read.required);
  const type = first('type') ?? 'string';
  const fallback = first('default');
  const meaning = databaseMeaning(first('ownName')) ?? meaningOf(name, fallback, required, context, all);
  const path = /^(frontend|backend)-|^sidecar/.test(meaning) ? pathOf(fallback, meaning) : undefined;
  const secret =
    first('secret') === true ||
    SECRET_MEANINGS.includes(meaning) ||
    (type === 'string' && isSecretName(name));
  return {
    name,
    meaning,
    required,
    secret,
    when: 'run',
    type,
    ...defined('choices', first('choices')),
    ...defined('minimum', first('minimum')),
    ...defined('maximum', first('maximum')),
    ...defined('default', fallback),
    ...defined('description', first('description')),
    ...defined('path', path),
    evidence: reads.map(({ node }) => evidenceOf(node)),
  };
}

/** Given the frontend's address inside of the cluster by its name. */
function leadsInside(name: string): boolean {
  return ['frontend-service', 'jwks-url'].includes(nameMeaning(name));
}

function defined<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** What a field is for does not depend on its class's prefix; of other names too little is left to tell. */
function databaseMeaning(ownName: string | undefined): VariableMeaning | undefined {
  const meaning = ownName === undefined ? undefined : nameMeaning(ownName);
  return meaning?.startsWith('database-') ? meaning : undefined;
}

/** The name's meaning, where the rest of the program does not speak against it. */
function meaningOf(
  name: string,
  fallback: string | undefined,
  required: boolean,
  { auth, sidecars, keys }: MeaningContext,
  all: readonly string[],
): VariableMeaning {
  const meaning = nameMeaning(name);
  switch (meaning) {
    case 'frontend-service': {
      // Where keys or sessions are asked for; where another variable says that, it is the tokens' issuer.
      const asks = auth === 'jwks' || auth === 'session-table';
      return asks && !all.some((each) => nameMeaning(each) === 'jwks-url') ? meaning : 'frontend-origin';
    }
    case 'frontend-origin':
      return /ISS|AUD/.test(name) && fallback !== undefined && !/^https?:/.test(fallback) ? 'other' : meaning;
    case 'sidecar-url':
      return leadsTo(fallback, sidecars) || (fallback === undefined && required && sidecars.length > 0)
        ? meaning
        : 'other';
    case 'backend-service':
      // An address of its own pod is right as the application has it.
      return fallback !== undefined ? 'other' : meaning;
    case 'other':
      if (FRONTEND.test(fallback ?? '')) return 'frontend-origin';
      return keys.has(name) ? 'auth-secret' : meaning;
    default:
      return meaning;
  }
}

/** Where Next.js is developed: whatever a variable with this default is called, it is the frontend's address. */
const FRONTEND = /^https?:\/\/(localhost|127\.0\.0\.1):3000(\/|$)/;

function leadsTo(fallback: string | undefined, sidecars: readonly Finding<Sidecar>[]): boolean {
  const port = fallback && URL.canParse(fallback) ? Number(new URL(fallback).port) : undefined;
  return sidecars.some(({ value }) => value.port === port);
}

/** `/api` of `http://localhost:8000/api`; a server of MCP tools without one listens at its usual path. */
function pathOf(fallback: string | undefined, meaning: VariableMeaning): string | undefined {
  if (fallback === undefined) return meaning === 'sidecar-url' ? '/mcp' : undefined;
  const path = URL.canParse(fallback) ? new URL(fallback).pathname.replace(/\/$/, '') : '';
  return path || undefined;
}

/** Set by the platforms that a project runs on elsewhere, to tell that it does. */
function isPlatforms(name: string): boolean {
  return /^(VERCEL|RENDER|DYNO|SPACE_ID|SPACE_HOST|K_SERVICE|FLY_APP_NAME|KUBERNETES_SERVICE_HOST|AWS_LAMBDA_FUNCTION_NAME|PYTEST_CURRENT_TEST|CI)$|^(VERCEL|RAILWAY|RENDER|FLY|HEROKU)_/.test(
    name,
  );
}
