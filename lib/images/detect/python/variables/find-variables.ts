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
import { isIssuer } from './is-issuer';
import { isSecretName } from './is-secret-name';
import { libraryReads } from './library-reads';
import { nameMeaning } from './name-meaning';
import { overriddenVariables } from './overridden-variables';
import { settingsReads } from './settings-classes';
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
  readonly sidecars: readonly Finding<Sidecar>[];
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
  const form = databaseUrlForm(program, dependencies.requirements, dependencies.installed);
  const twofold = new Set<string>();
  const ofProgram = [...byName.values()].map((all) => {
    const variable = merged(all, context, [...byName.keys()]);
    if (variable.meaning === 'database-url') return { ...variable, databaseUrl: form };
    if (variable.meaning !== 'frontend-service' || !isIssuer(program, variable.name)) return variable;
    twofold.add(variable.name);
    return { ...variable, meaning: 'frontend-origin' as const };
  });
  const needs = clientNeeds(program, start);
  const ofLibraries = libraryReads(program).filter(({ name }) => !byName.has(name));
  const all = [...ofProgram, ...ofLibraries].map((variable) => needs.apply(variable));
  const variables = overriddenVariables(all, overrides).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { variables, ...forwardsFor(variables.filter(({ name }) => twofold.has(name))) };
}

/** One variable of all its readings: the first that says something of it counts. */
function merged(reads: readonly VariableRead[], context: VariablesContext, all: readonly string[]): Variable {
  const [{ name = '' } = {}] = reads;
  const first = <K extends keyof VariableRead>(key: K): VariableRead[K] | undefined =>
    reads.find((read) => read[key] !== undefined)?.[key];
  const required = reads.some((read) => read.required);
  const type = first('type') ?? 'string';
  const fallback = first('default');
  const meaning = meaningOf(name, fallback, required, context, all);
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

function defined<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** The name's meaning, where the rest of the program does not speak against it. */
function meaningOf(
  name: string,
  fallback: string | undefined,
  required: boolean,
  { auth, sidecars }: VariablesContext,
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
    default:
      return meaning;
  }
}

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
