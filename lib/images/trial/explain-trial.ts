import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackendApplication } from '../../application';
import { UserError, UserErrorProps } from '../../support/user-error';
import { TrialError } from './trial-outcome';

/** A word that looks like the name of an environment variable. */
const NAME = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b[A-Z]{4,}\b/g;

/**
 * Why an application did not start, in words that help: the variable, the package or the folder that is missing, and the
 * line of code that asks for it.
 *
 * @param given names of the variables it was given.
 */
export function explainTrial(
  application: BackendApplication,
  error: TrialError,
  given: readonly string[],
): UserError {
  const code = codeAt(application, error);
  const names = missingVariables(application, error, code, given);
  const where = error.frame ? ` (${error.frame.file}:${error.frame.line}${code ? `: ${code}` : ''})` : '';
  if (names.length > 0) return new UserError(missingVariable(application, names, where));
  const found = (what: string): string => `the backend does not start${where}: ${what}`;
  if (error.package)
    return new UserError({
      code: 'MISSING_PACKAGE',
      found: found(`there is no module ${error.package}`),
      needed: 'every package that the code imports, in a file of dependencies',
      mend: `name it in extraPackages of todo.config.ts (or in ${application.source.dependencies.value.files.join(', ')})`,
    });
  if (error.file)
    return new UserError({
      code: 'WRITES_TO_IMAGE',
      found: found(`it writes to ${error.file}, and the file system of a pod is read-only`),
      needed: 'folders that it may write to',
      mend: `add the folder's path to writable in todo.config.ts`,
    });
  return new UserError({
    code: 'STARTS_NOT',
    found: found(error.trace),
    needed: 'an application that can be imported with the environment it gets',
    mend: `${drift(application, error)}correct what the message says (values are written into .env), then run make deploy again`,
  });
}

/** An error between packages that were resolved here is likely one of their versions. */
function drift({ source }: BackendApplication, { trace }: TrialError): string {
  return source.resolvedAsOf && trace.includes('/opt/venv/')
    ? `set an earlier date as resolvedAsOf in todo.config.ts, since packages do not fit each other as of ${source.resolvedAsOf.value.slice(0, 10)}; or `
    : '';
}

function missingVariable(
  { variables }: BackendApplication,
  names: readonly string[],
  where: string,
): UserErrorProps {
  const unknown = names.filter((name) => !variables.some((one) => one.name === name));
  const declared = unknown.map((name) => `${name}: { required: true }`).join(', ');
  const places = names.map((name) => {
    const [evidence] = variables.find((one) => one.name === name)?.evidence ?? [];
    return evidence ? `${name} (${evidence.file}${evidence.line ? `:${evidence.line}` : ''})` : name;
  });
  return {
    code: 'MISSING_VARIABLE',
    found: `the backend does not start${where}: ${places.join(', ')} ${names.length > 1 ? 'have' : 'has'} no value`,
    needed: 'a value of every environment variable that the application insists on',
    mend: [
      `write ${names.map((name) => `${name}=…`).join(' and ')} into .env`,
      ...(unknown.length > 0 ? [`and variables: { ${declared} } for this folder into todo.config.ts`] : []),
    ].join(' '),
  };
}

/**
 * By the settings class, by `os.environ`, or by a name in the message that no variable of the environment has. A library's
 * message may name another variable than the line of code that asks for it.
 */
function missingVariables(
  { variables }: BackendApplication,
  { type, message, fields }: TrialError,
  code: string,
  given: readonly string[],
): string[] {
  const isGiven = (name: string): boolean => given.includes(name);
  if (fields.length > 0) {
    const named = (field: string): string =>
      variables.find(({ name }) => name.toLowerCase().endsWith(field.toLowerCase()) && !isGiven(name))
        ?.name ?? field.toUpperCase();
    return fields.map(named);
  }
  if (type === 'KeyError') {
    const key = message.replaceAll(/^'|'$/g, '');
    return /^[A-Z][A-Z0-9_]*$/.test(key) && !isGiven(key) ? [key] : [];
  }
  const known = variables.map(({ name }) => name);
  const namesIn = (text: string): string[] =>
    [...new Set(text.match(NAME) ?? [])].filter(
      (name) => !isGiven(name) && (known.includes(name) || name.includes('_')),
    );
  const complained = namesIn(message);
  const asked = namesIn(code);
  return complained.length > 0 && asked.length > 0 ? asked : complained;
}

/** The line of code, trimmed; '' where it is not known. */
function codeAt({ sourceDir }: BackendApplication, { frame }: TrialError): string {
  const file = frame && join(sourceDir, frame.file);
  if (!frame || !file || !existsSync(file)) return '';
  return readFileSync(file, 'utf8').split('\n')[frame.line - 1]?.trim() ?? '';
}
