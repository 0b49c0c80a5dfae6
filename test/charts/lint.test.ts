import { run } from '../../lib/support/run';
import { programs } from '../tools/programs';
import { others, reference } from './applications';
import { type Installation, valuesArguments, writtenInstallations } from './written-charts';

const PATIENCE = 30 * 60_000;

let installations: readonly Installation[];
let helms: readonly (readonly [string, string])[];

beforeAll(async () => {
  installations = [reference, ...Object.values(others)].flatMap(writtenInstallations);
  const { helm3, helm4 } = await programs();
  helms = [
    ['Helm 3', helm3],
    ['Helm 4', helm4],
  ];
}, PATIENCE);

it('`helm lint --strict` finds nothing in any chart with its defaults and each overlay, by Helm 3 and 4', async () => {
  const findings = await Promise.all(
    installations.flatMap((installation) =>
      helms.map(async ([helm, command]) => {
        const args = ['lint', '--strict', installation.folder, ...valuesArguments(installation)];
        const { stdout, stderr } = await run(command, args, { allowFailure: true });
        const lines = `${stdout}${stderr}`.split('\n').filter((line) => /^(\[|Error)/.test(line));
        return lines.map((line) => `${helm}, ${installation.chart}, ${installation.values}: ${line}`);
      }),
    ),
  );
  expect(findings.flat()).toEqual([]);
});
