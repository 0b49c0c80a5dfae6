import { HelmLibrary } from '../../lib/helm/proof/helm-library';
import { programs } from './programs';

/** Helm 3 and Helm 4 as libraries; the caller closes them. */
export async function helmLibraries(): Promise<readonly HelmLibrary[]> {
  const { renderHelm3, renderHelm4 } = await programs();
  return [new HelmLibrary('Helm 3', renderHelm3), new HelmLibrary('Helm 4', renderHelm4)];
}
