import type { DeploymentFacts } from '../../../charts/deployment-facts';
import { baseNames } from '../../../images';
import { UserError } from '../../../support/user-error';
import type { Kube } from '../../kube/kube';
import { readWorkload, WorkloadName } from '../../kube/workload';
import { BACKEND, FRONTEND } from '../../workload-names';

/**
 * The images that the deployed application runs.
 *
 * @throws UserError NOT_DEPLOYED
 */
export async function deployedImages(kube: Kube): Promise<DeploymentFacts['images']> {
  const image = async (part: WorkloadName): Promise<string> => {
    const reference = (await readWorkload(kube, part))?.containers[0]?.image;
    if (reference) return reference;
    throw new UserError({
      code: 'NOT_DEPLOYED',
      found: `namespace ${kube.namespace} has no Deployment ${part.name}`,
      needed: 'the application, deployed and running',
      mend: 'make deploy',
    });
  };
  return { backend: await image(BACKEND), frontend: await image(FRONTEND), database: baseNames.postgres };
}
