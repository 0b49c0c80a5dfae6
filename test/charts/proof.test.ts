import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartsOf } from '../../lib/charts';
import type { HelmLibrary } from '../../lib/helm/proof';
import { valuesText } from '../../lib/helm/proof/values-text';
import { prove } from '../../lib/helm/proof/prove';
import { arbitraryValues } from '../../lib/helm/schema/arbitrary-values';
import { run } from '../../lib/support/run';
import { helmLibraries } from '../tools/helms';
import { programs } from '../tools/programs';
import { type Installation, writtenInstallations } from './written-charts';
import { others, reference } from './applications';

/** A first run builds the programs. */
const PATIENCE = 30 * 60_000;

let helms: readonly HelmLibrary[];
beforeAll(async () => void (helms = await helmLibraries()), PATIENCE);
afterAll(() => helms.forEach((helm) => helm.close()));

describe('of the project’s own application', () => {
  const charts = chartsOf(reference);
  let installations: readonly Installation[];
  beforeAll(() => void (installations = writtenInstallations(reference)), PATIENCE);

  describe.each(charts.map((chart) => [chart.metadata.name, chart] as const))(
    'the chart %s',
    (name, chart) => {
      const folderOf = (): string => installations.find((each) => each.chart === name)?.folder ?? '';

      it('renders what the code makes, for defaults, overlays and 300 random values, and refuses what the code refuses', async () => {
        const proof = await prove(chart, { helms, folder: folderOf() });
        expect(proof).toEqual({ equal: 303, refused: 100 });
      });

      it('is rendered by `helm template` to the very text that the proof compares', async () => {
        const { helm3, helm4 } = await programs();
        const texts = [
          ...installations
            .filter((each) => each.chart === name)
            .map(({ folder, file }) => (file === undefined ? '' : readFileSync(join(folder, file), 'utf8'))),
          ...fc.sample(arbitraryValues(chart.values), { numRuns: 5, seed: 1 }).map(valuesText),
        ];
        for (const [index, command] of [helm3, helm4].entries()) {
          for (const values of texts) {
            const request = { chart: folderOf(), release: 'a-release', namespace: 'here', values };
            const args = [
              'template',
              request.release,
              request.chart,
              '--namespace',
              'here',
              '--skip-tests',
              '--values',
              '-',
            ];
            const { stdout } = await run(command, args, { input: values });
            const result = await helms[index]?.render(request);
            expect(result && 'manifest' in result ? result.manifest.trim() : result).toBe(stdout.trim());
          }
        }
      });
    },
  );
});

describe.each(Object.entries(others))('of an application %s', (_, applications) => {
  let installations: readonly Installation[];
  beforeAll(() => void (installations = writtenInstallations(applications)), PATIENCE);

  const servers = chartsOf(applications).filter(({ metadata }) => metadata.name !== 'todo-database');
  it.each(servers.map((chart) => [chart.metadata.name, chart] as const))(
    'the chart %s renders what the code makes and refuses what the code refuses',
    async (name, chart) => {
      const folder = installations.find((each) => each.chart === name)?.folder ?? '';
      expect(await prove(chart, { helms, folder, runs: 90 })).toEqual({ equal: 93, refused: 30 });
    },
  );
});
