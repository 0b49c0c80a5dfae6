import { run } from '../../lib/support/run';
import { SCHEMA_VERSIONS, schemaLocation } from '../tools/kubernetes-schemas';
import { programs } from '../tools/programs';
import { type Installation, valuesArguments, writtenInstallations } from './written-charts';

const PATIENCE = 30 * 60_000;

/** Checks of kube-score that do not fit, each with the reason. */
const IGNORED: Readonly<Record<string, string>> = {};

let manifests: readonly (readonly [string, string])[];

beforeAll(async () => {
  const { helm3 } = await programs();
  const render = async (installation: Installation): Promise<readonly [string, string]> => {
    const { chart, values, folder } = installation;
    const args = ['template', chart, folder, '--no-hooks', ...valuesArguments(installation)];
    return [`${chart}, ${values}`, (await run(helm3, args)).stdout];
  };
  manifests = await Promise.all(writtenInstallations().map(render));
}, PATIENCE);

it.each(SCHEMA_VERSIONS)(
  'every chart is valid Kubernetes %s with its defaults and each overlay, without an unknown field',
  async (version) => {
    const { kubeconform } = await programs();
    const location = await schemaLocation(version);
    for (const [name, manifest] of manifests) {
      const args = ['-strict', '-output', 'json', '-schema-location', location];
      const { stdout } = await run(kubeconform, args, { input: manifest, allowFailure: true });
      expect([name, JSON.parse(stdout)]).toEqual([name, { resources: [] }]);
    }
  },
  PATIENCE,
);

it('kube-score finds nothing but what is known and explained', async () => {
  const { kubeScore } = await programs();
  const ignored = Object.keys(IGNORED).flatMap((check) => ['--ignore-test', check]);
  for (const [name, manifest] of manifests) {
    const args = ['score', '--output-format', 'ci', '--kubernetes-version', 'v1.28', ...ignored, '-'];
    const { stdout } = await run(kubeScore, args, { input: manifest, allowFailure: true });
    expect([name, stdout.split('\n').filter((line) => /^\[(WARNING|CRITICAL)/.test(line))]).toEqual([
      name,
      [],
    ]);
  }
}, 60_000);
