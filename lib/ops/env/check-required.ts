import { join } from 'node:path';
import type { Application, Applications, Variable } from '../../application';
import { shownPath } from '../../support/shown-path';
import { UserError } from '../../support/user-error';
import type { EnvFile } from './env-file';
import { isMissing } from './is-missing';

/**
 * Checks that there is a value for every variable without which an application does not start or build.
 *
 * @throws UserError SETTING_MISSING with the lines of code that read it.
 */
export function checkRequired({ file, values }: EnvFile, { backend, frontend }: Applications): void {
  const missing = [backend, frontend].flatMap((application) =>
    application.variables
      .filter((variable) => isMissing(variable, application, values))
      .map((variable) => ({ variable, application })),
  );
  if (missing.length === 0) return;
  const names = [...new Set(missing.map(({ variable }) => variable.name))];
  throw new UserError({
    code: 'SETTING_MISSING',
    found: missing
      .map(
        ({ variable, application }) =>
          `${application.part} needs ${variable.name} (${placesOf(variable, application)})`,
      )
      .join('; '),
    needed: `a value for ${names.join(' and ')}: nothing in the source says what it is`,
    mend: `write ${names.map((name) => `${name}=…`).join(' and ')} into ${file}`,
  });
}

function placesOf({ evidence }: Variable, { sourceDir }: Application): string {
  return evidence
    .map(({ file, line }) => `${shownPath(join(sourceDir, file))}${line === undefined ? '' : `:${line}`}`)
    .join(', ');
}
