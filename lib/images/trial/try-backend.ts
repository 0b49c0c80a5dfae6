import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackendApplication, Finding, HealthChecks } from '../../application';
import { CONFIG_FILE } from '../../config';
import { withLock } from '../../support/lock';
import { during, Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { ArchiveFile } from '../archive-file';
import { ImageEngine } from '../engine/image-engine';
import { ImageFolders, imageFolders } from '../image-folders';
import { explainTrial } from './explain-trial';
import { healthOfRoutes } from './health-of-routes';
import { runTrial } from './run-trial';

export interface TryBackendProps {
  readonly application: BackendApplication;
  /** Its image: repository and content tag. */
  readonly reference: string;
  /** Every variable that its pods will get, secrets included. They reach the trial by standard input. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called only when the application was not tried with this image and environment before. */
  readonly engine: () => Promise<ImageEngine>;
  readonly reporter: Reporter;
  /** @default - this machine's */
  readonly folders?: ImageFolders;
}

/**
 * Imports the backend's application once, in its image and with its environment, before anything of it is deployed.
 *
 * @returns the health checks that its routes call for; `undefined` where those that its code tells are right, and where a
 * trial is not possible: the image is nowhere but in the cluster, or the application asks its database while it is imported.
 * @throws UserError MISSING_VARIABLE, MISSING_PACKAGE, WRITES_TO_IMAGE or STARTS_NOT where it does not start.
 */
export async function tryBackend(props: TryBackendProps): Promise<Finding<HealthChecks> | undefined> {
  const { application } = props;
  const routes = await knownRoutes(props);
  if (!routes || isDecided(application)) return undefined;
  const health = healthOfRoutes(routes, application.health.value);
  return (
    health && { value: health, evidence: [], reason: 'routes of the running application', override: 'health' }
  );
}

/** The user said what to ask, or the code why a route must not be asked: the routes' names know less. */
function isDecided({ health, notes }: BackendApplication): boolean {
  return (
    health.evidence.some(({ file }) => file === CONFIG_FILE) ||
    notes.some(({ code }) => code === 'HEALTH_ASKS_OUTSIDE')
  );
}

async function knownRoutes(props: TryBackendProps): Promise<readonly string[] | undefined> {
  const { cache } = props.folders ?? imageFolders();
  const file = join(cache, 'trials', `${digest(props)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as string[];
  const routes = await during(props.reporter, 'the backend starts in its image', () =>
    // Another run's build forgets images of the same repository.
    withLock(join(cache, 'images'), props.reporter, () => triedRoutes(props, cache)),
  );
  if (routes) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(routes));
  }
  return routes;
}

async function triedRoutes(
  { application, reference, environment, engine: choose }: TryBackendProps,
  cache: string,
): Promise<readonly string[] | undefined> {
  const engine = await choose();
  if (!(await isIn(engine, reference, cache))) return undefined;
  const outcome = await runTrial({ application, reference, environment, engine });
  if ('exitCode' in outcome) throw endedItself(outcome.stdout + outcome.stderr);
  if (outcome.routes) return outcome.routes;
  if (outcome.error.unreachable) return undefined;
  throw explainTrial(application, outcome.error, Object.keys(environment));
}

/** Whether the engine has the image, loaded from the archive that its build left where need be. */
async function isIn(engine: ImageEngine, reference: string, cache: string): Promise<boolean> {
  if (await engine.labels(reference)) return true;
  const split = reference.lastIndexOf(':');
  const archive = new ArchiveFile(cache, reference.slice(0, split), reference.slice(split + 1));
  if (!archive.exists()) return false;
  await engine.load(archive.path);
  return true;
}

function endedItself(output: string): UserError {
  return new UserError({
    code: 'STARTS_NOT',
    found: `the backend ended (or took more than two minutes) while it was imported; its last lines:\n    ${output.trim().split('\n').slice(-10).join('\n    ')}`,
    needed: 'an application that can be imported with the environment it gets',
    mend: 'correct what these lines say, then run make deploy again',
  });
}

/** The secrets among the values cannot be guessed from it: it covers long random ones. */
function digest({ reference, environment }: TryBackendProps): string {
  const values = Object.entries(environment).sort();
  return createHash('sha256')
    .update(JSON.stringify([reference, values]))
    .digest('hex')
    .slice(0, 16);
}
