import { networkInterfaces } from 'node:os';
import { UserError } from '../support/user-error';
import { foreignContext, KubeConfig } from './kube-context';
import { minikubeHome } from './paths';
import { Profile } from './profile';

/**
 * Makes sure that the kubectl context `minikube` is this machine's own.
 *
 * @param profile the existing profile. @default - none
 * @throws UserError FOREIGN_CONTEXT when it leads to another cluster.
 */
export function refuseForeignContext(config: KubeConfig, profile?: Profile): void {
  const own = Object.values(networkInterfaces()).flatMap((infos) =>
    (infos ?? []).map(({ address }) => address),
  );
  const hosts = [...own, 'localhost', 'control-plane.minikube.internal', ...(profile?.nodeAddresses ?? [])];
  const problem = foreignContext(config, { home: minikubeHome(), hosts });
  if (problem) throw new UserError(problem);
}
