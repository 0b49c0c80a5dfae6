import { Application, Applications, PartName } from '../../application';
import { Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { buildChecks } from './build-checks';
import { readOwnDockerfile } from './read-own-dockerfile';
import { Remark } from './remark';
import { runChecks } from './run-checks';

/**
 * Says what would break with the Dockerfiles that came with an application, before anything is built.
 *
 * @param parts whose own Dockerfile is to be used.
 * @throws UserError NO_DOCKERFILE, or BROKEN_DOCKERFILE with everything that cannot work.
 */
export function checkOwnDockerfiles(
  applications: Applications,
  parts: readonly PartName[],
  reporter: Reporter,
): void {
  for (const part of parts) checkOne(applications[part], reporter);
}

function checkOne(application: Application, reporter: Reporter): void {
  const { part, sourceDir } = application;
  const file = readOwnDockerfile(sourceDir);
  const remarks = [...buildChecks, ...runChecks].flatMap((check) => check(file, application));
  for (const { code, text } of remarks.filter(({ fatal }) => !fatal))
    reporter.check('warn', `${part}: ${code}: its own Dockerfile: ${text}`);
  const fatal = remarks.filter((remark) => remark.fatal);
  if (fatal.length > 0) throw broken(application, fatal);
}

function broken({ part, sourceDir }: Application, remarks: readonly Remark[]): UserError {
  return new UserError({
    code: 'BROKEN_DOCKERFILE',
    found: `the ${part}'s own Dockerfile (${sourceDir}) cannot work:\n    ${remarks.map(({ code, text }) => `${code}: ${text}`).join('\n    ')}`,
    needed: 'a Dockerfile that builds from this folder, and starts what the cluster asks for',
    mend: `leave USE_DOCKERFILE out: a Dockerfile is then generated`,
  });
}
