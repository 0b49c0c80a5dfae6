import { join, relative } from 'node:path';
import { buildComponents } from '../../lib/minikube/bootstrap/build-components';
import { ComponentCache, goFolder } from '../../lib/minikube/component-cache';
import { componentNamed } from '../../lib/minikube/component-named';
import type { Component } from '../../lib/minikube/components';
import { projectRoot } from '../../lib/support/paths';
import { StreamReporter } from '../../lib/support/reporter';

const HELM4_VERSION = '4.3.1';

/** A program of a Go module whose folder is relative to the project. */
const go = (name: string, version: string, folder: string, pkg = '.', stamps: string[] = []): Component => ({
  name,
  version,
  source: { kind: 'go', folder: relative(goFolder, join(projectRoot, folder)), package: pkg, stamps },
});

const helm3 = componentNamed('helm');
/** Versions that Helm 3 cannot read from how it was built. */
const helm3Stamps = helm3.source.kind === 'go' ? (helm3.source.stamps ?? []) : [];

/** What the tests run beside the project's own programs, built from source once per machine. */
// prettier-ignore
const components = {
  helm3,
  renderHelm3: go('render-helm3', helm3.version, 'lib/helm/proof/go/helm3', '.', [...helm3Stamps]),
  renderHelm4: go('render-helm4', HELM4_VERSION, 'lib/helm/proof/go/helm4'),
  helm4:       go('helm',         HELM4_VERSION, 'lib/helm/proof/go/helm4', 'helm.sh/helm/v4/cmd/helm', [`helm.sh/helm/v4/internal/version.version=v${HELM4_VERSION}`]),
  kubeconform: go('kubeconform',  '0.8.0',       'test/tools/go/kubeconform', 'github.com/yannh/kubeconform/cmd/kubeconform'),
  kubeScore:   go('kube-score',   '1.20.0',      'test/tools/go/kube-score', 'github.com/zegl/kube-score/cmd/kube-score'),
  registry:    go('registry',     '0.20.6',      'test/tools/go/registry', 'github.com/google/go-containerregistry/cmd/registry'),
};

/** Programs by name. */
export type Program = keyof typeof components;

/** Absolute paths of the programs, which are built when they are not there; needs Go only then. */
export async function programs(): Promise<Readonly<Record<Program, string>>> {
  const cache = new ComponentCache();
  await buildComponents(Object.values(components), new StreamReporter(), cache);
  const paths = Object.entries(components).map(([name, component]) => [name, cache.fileOf(component)]);
  return Object.fromEntries(paths) as Record<Program, string>;
}
