import type { Variable, VariableMeaning, VariableOverride } from '../../../../application';
import type { AuthMode } from '../auth/find-auth';
import type { DependenciesFound } from '../dependencies/find-dependencies';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';
import { databaseUrlForm } from './database-url-form';
import { environmentReads } from './environment-reads';
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

/** The environment variables that a program reads, those of its libraries included, sorted by name. */
export function findVariables(
  program: PythonProgram,
  start: StartCode,
  { requirements, installed }: DependenciesFound,
  auth: AuthMode,
  overrides: Readonly<Record<string, VariableOverride>> = {},
): Variable[] {
  const reads = [...settingsReads(program), ...environmentReads(program, start)];
  const byName = new Map<string, VariableRead[]>();
  for (const read of reads) byName.set(read.name, [...(byName.get(read.name) ?? []), read]);
  const form = databaseUrlForm(program, requirements, installed);
  const variables = [...byName.values()].map((all) => {
    const variable = merged(all, auth, byName);
    return variable.meaning === 'database-url' ? { ...variable, databaseUrl: form } : variable;
  });
  const ofLibraries = libraryReads(program).filter(({ name }) => !byName.has(name));
  return overriddenVariables([...variables, ...ofLibraries], overrides).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** One variable of all its readings: the first that says something of it counts. */
function merged(reads: readonly VariableRead[], auth: AuthMode, all: ReadonlyMap<string, unknown>): Variable {
  const [{ name = '' } = {}] = reads;
  const first = <K extends keyof VariableRead>(key: K): VariableRead[K] | undefined =>
    reads.find((read) => read[key] !== undefined)?.[key];
  const type = first('type') ?? 'string';
  const fallback = first('default');
  const meaning = meaningOf(name, fallback, auth, all);
  const path = meaning.startsWith('frontend') || meaning.startsWith('backend') ? pathOf(fallback) : undefined;
  const secret =
    first('secret') === true ||
    SECRET_MEANINGS.includes(meaning) ||
    (type === 'string' && isSecretName(name));
  return {
    name,
    meaning,
    required: reads.some(({ required }) => required),
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
  auth: AuthMode,
  all: ReadonlyMap<string, unknown>,
): VariableMeaning {
  const meaning = nameMeaning(name);
  switch (meaning) {
    case 'frontend-service':
      // Where keys or sessions are asked for; where another variable says that, it is the tokens' issuer.
      return (auth === 'jwks' || auth === 'session-table') &&
        ![...all.keys()].some((each) => nameMeaning(each) === 'jwks-url')
        ? 'frontend-service'
        : 'frontend-origin';
    case 'frontend-origin':
      return /ISS|AUD/.test(name) && fallback !== undefined && !/^https?:/.test(fallback) ? 'other' : meaning;
    case 'backend-service':
    case 'sidecar-url':
      // An address of its own pod is right as the application has it.
      return fallback !== undefined ? 'other' : meaning;
    default:
      return meaning;
  }
}

/** `/api` of `http://localhost:8000/api`. */
function pathOf(fallback: string | undefined): string | undefined {
  const path = fallback && URL.canParse(fallback) ? new URL(fallback).pathname.replace(/\/$/, '') : '';
  return path || undefined;
}
