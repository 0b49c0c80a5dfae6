import { type Applications, partEnvironment } from '../../application';
import { type ImageEngine, tryBackend } from '../../images';
import type { Reporter } from '../../support/reporter';
import type { Trial } from './deploy-parts';

/**
 * Starts the built backend once, apart from everything, with the environment that it will have.
 *
 * @param engine called when it was not tried before.
 * @returns the applications, with the health checks that the running program really answers.
 * @throws UserError when it does not start: MISSING_VARIABLE, MISSING_PACKAGE, WRITES_TO_IMAGE or STARTS_NOT.
 */
export async function tryApplications(
  { applications, addresses, settings, secrets, images }: Trial,
  engine: () => Promise<ImageEngine>,
  reporter: Reporter,
): Promise<Applications> {
  const { backend } = applications;
  const environment = partEnvironment(backend, { settings, addresses, secrets });
  const health = await tryBackend({
    application: backend,
    reference: images.backend,
    environment,
    engine,
    reporter,
  });
  return health ? { ...applications, backend: { ...backend, health } } : applications;
}
