import type { HelmChart } from '../../../lib/helm/helm-chart';
import { compileChart } from '../../../lib/helm/compile';
import { HelmLibrary, prove } from '../../../lib/helm/proof';
import { withChartFolder } from '../../../lib/helm/proof/with-chart-folder';
import { helmLibraries } from '../../tools/helms';
import { specChart, text } from '../support';
import { shop } from './shop';

/** A first run builds the programs. */
const PATIENCE = 30 * 60_000;

const chart = shop as unknown as HelmChart;
let helms: readonly HelmLibrary[];

beforeAll(async () => {
  helms = await helmLibraries();
}, PATIENCE);

afterAll(() => helms.forEach((helm) => helm.close()));

it('compiles the chart, compares it with its code by every Helm, and tells how much was compared', async () => {
  expect(await prove(chart, { helms, runs: 30 })).toEqual({ equal: 32, refused: 10 });
});

it('shows the smallest values that make a difference, the place, and both results', async () => {
  const good = specChart({ name: text('a'), other: text('b') }, ({ name, other }) => ({ name, other }));
  const { files } = compileChart(good);
  const bad: HelmChart = specChart({ name: text('a'), other: text('b') }, ({ name, other }) => ({
    name: name.includes('!') ? 'gone' : name,
    other,
  }));
  const message = await withChartFolder('example', files, (folder) =>
    prove(bad, { helms, folder }).then(
      () => 'proven',
      (failure: Error) => failure.message,
    ),
  );
  expect(message).toMatch(
    /^NOT_EQUAL: Helm 3 renders something else than the code makes\n {2}chart: {4}example\n {2}document: Example\n {2}pointer: {2}\/spec\/name\n {2}example: {2}code, \{"name":"!"\} as release \S+ in \S+ → "gone"\n {2}example: {2}Helm 3, \{"name":"!"\} as release \S+ in \S+ → "!"\n/,
  );
});

it('says why when a program is none', async () => {
  const helm = new HelmLibrary('Helm 5', '/nonexistent/helm');
  await expect(prove(chart, { helms: [helm], runs: 1 })).rejects.toThrow(
    'Helm 5: spawn /nonexistent/helm ENOENT',
  );
});
