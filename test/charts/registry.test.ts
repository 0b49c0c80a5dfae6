import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chartsOf } from '../../lib/charts';
import { KUBERNETES_VERSION } from '../../lib/minikube';
import { packageCharts } from '../../lib/ops/packages/package-charts';
import { pushPackages } from '../../lib/ops/packages/push-packages';
import { run } from '../../lib/support/run';
import { RecordingReporter } from '../support/recording-reporter';
import { programs } from '../tools/programs';
import { reference } from './applications';

const charts = chartsOf(reference);

const { version } = charts[0]?.metadata ?? { version: '' };
const names = charts.map(({ metadata }) => metadata.name);
const said = new RecordingReporter();

let dist: string;
let packages: string[];
let helms: Readonly<Record<'helm3' | 'helm4', string>>;
let registryProgram: string;
let registry: ChildProcess;
let address: string;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'registry-'));
  packages = await packageCharts(reference, dist, said);
  ({ registry: registryProgram, ...helms } = await programs());
});
afterAll(() => rmSync(dist, { recursive: true }));

beforeEach(async () => {
  registry = spawn(registryProgram, ['-port=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [line] = (await once(createInterface({ input: registry.stderr ?? process.stdin }), 'line')) as [
    string,
  ];
  address = `127.0.0.1:${/port (\d+)$/.exec(line)?.[1]}`;
});
afterEach(() => registry.kill());

test('packaging again gives the same bytes', async () => {
  const first = packages.map((file) => readFileSync(file));
  expect((await packageCharts(reference, dist, said)).map((file) => readFileSync(file))).toEqual(first);
});

describe.each(['helm3', 'helm4'] as const)('%s', (name) => {
  const helm = async (...args: string[]): Promise<string> => (await run(helms[name], args)).stdout;
  const template = (...args: string[]): Promise<string> =>
    helm('template', ...args, `--kube-version=${KUBERNETES_VERSION}`);

  test('pushes the packages to a registry and renders from there what the folders render', async () => {
    await pushPackages(
      { packages, registry: `oci://${address}/charts`, plainHttp: true, helm: helms[name] },
      said,
    );
    expect(said.lines.slice(-names.length)).toEqual(
      names.map((chart) => `ok pushed: ${address}/charts/${chart}:${version}`),
    );
    for (const chart of names) {
      const pushed = [`oci://${address}/charts/${chart}`, `--version=${version}`, '--plain-http'];
      expect(await template(chart, ...pushed)).toBe(await template(chart, join(dist, 'charts', chart)));
    }
  });

  test('packages the folders itself as well', async () => {
    for (const chart of names)
      await helm('package', join(dist, 'charts', chart), `--destination=${join(dist, name)}`);
    for (const [index, chart] of names.entries()) {
      const own = join(dist, name, `${chart}-${version}.tgz`);
      expect(await helm('show', 'all', own)).toBe(await helm('show', 'all', packages[index] ?? ''));
    }
  });
});
