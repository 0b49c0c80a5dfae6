import type { Applications } from '../../lib/application';
import { run } from '../../lib/support/run';
import { SCHEMA_VERSIONS, schemaLocation } from '../tools/kubernetes-schemas';
import { programs } from '../tools/programs';
import { others, reference } from './applications';
import { type Installation, valuesArguments, writtenInstallations } from './written-charts';

const PATIENCE = 30 * 60_000;

const NO_EGRESS_RULE = 'The pod does not have a matching egress NetworkPolicy';
const SAME_PROBES = 'Container has the same readiness and liveness probe';
const PULL_POLICY = 'ImagePullPolicy is not set to Always';
const NO_ANTI_AFFINITY = 'Deployment does not have a host podAntiAffinity set';
const NO_POLICY = 'The pod does not have a matching NetworkPolicy';
const NO_HEADLESS_SERVICE = 'StatefulSet does not have a valid serviceName';

/** What kube-score finds, and why it stays. */
const EXPLAINED: Readonly<Record<string, string>> = {
  [NO_EGRESS_RULE]:
    'The addresses of the model and of an outside database are not known to a chart; who may come in is limited.',
  [SAME_PROBES]:
    'Both ask whether the program answers; liveness is more patient. Neither may depend on other programs.',
  [PULL_POLICY]:
    'A tag is the digest of its content and never changes; the node may have the image from no registry.',
  [NO_ANTI_AFFINITY]: 'Pods are spread over nodes by topologySpreadConstraints.',
  [NO_POLICY]: 'The migration runs before a policy could be made, and listens on no port.',
  [NO_HEADLESS_SERVICE]:
    'One pod is reached by the name of its Service; no one asks for the name of the pod.',
};

/** Which of them each chart has, whatever the values. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'todo-database': [NO_EGRESS_RULE, SAME_PROBES, PULL_POLICY, NO_HEADLESS_SERVICE],
  'todo-backend': [NO_EGRESS_RULE, NO_POLICY, PULL_POLICY, NO_ANTI_AFFINITY],
  'todo-frontend': [NO_EGRESS_RULE, SAME_PROBES, PULL_POLICY, NO_ANTI_AFFINITY],
};

/** The part of kube-score's report that tells what is wrong. */
type Report = readonly {
  readonly checks: readonly {
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}[];
/** kube-score's grade without a finding. */
const ALL_OK = 10;

interface Rendered {
  readonly chart: string;
  readonly name: string;
  readonly manifest: string;
}

/** Of the project's own application, and of others. */
let manifests: { readonly reference: readonly Rendered[]; readonly others: readonly Rendered[] };

beforeAll(async () => {
  const { helm3 } = await programs();
  const render = async (installation: Installation): Promise<Rendered> => {
    const { chart, values, folder } = installation;
    const args = ['template', chart, folder, '--skip-tests', ...valuesArguments(installation)];
    return { chart, name: `${chart}, ${values}`, manifest: (await run(helm3, args)).stdout };
  };
  const renderAll = (applications: Applications): Promise<Rendered[]> =>
    Promise.all(writtenInstallations(applications).map(render));
  manifests = {
    reference: await renderAll(reference),
    others: (await Promise.all(Object.values(others).map(renderAll))).flat(),
  };
}, PATIENCE);

it.each(SCHEMA_VERSIONS)(
  'every chart is valid Kubernetes %s with its defaults and each overlay, without an unknown field',
  async (version) => {
    const { kubeconform } = await programs();
    const location = await schemaLocation(version);
    for (const { name, manifest } of [...manifests.reference, ...manifests.others]) {
      const args = ['-strict', '-output', 'json', '-schema-location', location];
      const { stdout } = await run(kubeconform, args, { input: manifest, allowFailure: true });
      expect([name, JSON.parse(stdout)]).toEqual([name, { resources: [] }]);
    }
  },
  PATIENCE,
);

it('kube-score finds nothing but what is explained, with the defaults and each overlay of every chart', async () => {
  const { kubeScore } = await programs();
  for (const { chart, name, manifest } of manifests.reference) {
    const args = ['score', '--output-format', 'json', '--kubernetes-version', 'v1.28', '-'];
    const { stdout } = await run(kubeScore, args, { input: manifest, allowFailure: true });
    const findings = (JSON.parse(stdout) as Report)
      .flatMap(({ checks }) => checks.filter(({ grade, skipped }) => grade < ALL_OK && !skipped))
      .flatMap(({ comments }) => (comments ?? []).map(({ summary }) => summary));
    expect([name, [...new Set(findings)].sort()]).toEqual([name, [...(FINDINGS[chart] ?? [])].sort()]);
  }
  expect(new Set(Object.values(FINDINGS).flat())).toEqual(new Set(Object.keys(EXPLAINED)));
});
