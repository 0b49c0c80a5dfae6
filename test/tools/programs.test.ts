import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from '../../lib/support/run';
import { projectRoot } from '../../lib/support/paths';
import { type Program, programs } from './programs';

/** A first run builds the programs. */
const PATIENCE = 30 * 60_000;

let paths: Readonly<Record<Program, string>>;

beforeAll(async () => {
  paths = await programs();
}, PATIENCE);

it('finds every program, built', () => {
  expect(Object.values(paths).filter((path) => !existsSync(path))).toEqual([]);
});

it.each<[string, Program, string]>([
  ['lib/helm/proof/go/helm3', 'renderHelm3', 'helm.sh/helm/v3'],
  ['lib/helm/proof/go/helm4', 'helm4', 'helm.sh/helm/v4'],
  ['test/tools/go/kubeconform', 'kubeconform', 'github.com/yannh/kubeconform'],
  ['test/tools/go/kube-score', 'kubeScore', 'github.com/zegl/kube-score'],
])('builds from %s the version that its go.mod names', (folder, program, module) => {
  const goMod = readFileSync(join(projectRoot, folder, 'go.mod'), 'utf8');
  const [, version = ''] = new RegExp(`${module} v(\\S+)`).exec(goMod) ?? [];
  expect(basename(dirname(paths[program]))).toContain(`-${version}-`);
});

it('has no module folder that nothing is built from', () => {
  expect(readdirSync(join(projectRoot, 'test/tools/go')).sort()).toEqual([
    'kube-score',
    'kubeconform',
    'registry',
  ]);
  expect(readdirSync(join(projectRoot, 'lib/helm/proof/go')).sort()).toEqual(['helm3', 'helm4']);
});

it.each<[Program, string]>([
  ['helm3', 'v3.18.6'],
  ['helm4', 'v4.3.1'],
])('has a %s that tells its version', async (program, version) => {
  expect((await run(paths[program], ['version', '--short'])).stdout.trim()).toBe(version);
});
