import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KUBERNETES_VERSION } from './components';
import { minikubeHome, PROFILE } from './paths';

/** What Minikube has written down about a cluster, whether it runs or not. */
export interface Profile {
  readonly driver: string;
  /** Without the leading `v`. */
  readonly kubernetesVersion: string;
  /** Addresses of its nodes as they were at the last start. */
  readonly nodeAddresses: readonly string[];
}

interface ProfileFile {
  readonly Driver?: string;
  readonly KubernetesConfig?: { readonly KubernetesVersion?: string };
  readonly Nodes?: readonly { readonly IP?: string }[] | null;
}

/**
 * The `minikube` profile, or `undefined` where there is none. A profile whose first start broke off before a driver
 * was written down counts as none.
 *
 * @param home Minikube's folder. @default - the user's
 */
export function readProfile(home: string = minikubeHome()): Profile | undefined {
  const file = join(home, 'profiles', PROFILE, 'config.json');
  if (!existsSync(file)) return undefined;
  const config = parse(readFileSync(file, 'utf8'));
  if (!config?.Driver) return undefined;
  return {
    driver: config.Driver,
    kubernetesVersion: config.KubernetesConfig?.KubernetesVersion?.replace(/^v/, '') || KUBERNETES_VERSION,
    nodeAddresses: (config.Nodes ?? []).flatMap(({ IP }) => IP || []),
  };
}

function parse(json: string): ProfileFile | undefined {
  try {
    return JSON.parse(json) as ProfileFile;
  } catch {
    // A file that was being written when the machine went down.
    return undefined;
  }
}
