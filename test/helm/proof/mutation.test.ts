import { type CompiledChart, compileChart } from '../../../lib/helm/compile';
import { emitChart } from '../../../lib/helm/emit/emit-chart';
import type { HelmChart } from '../../../lib/helm/helm-chart';
import { type HelmLibrary, prove } from '../../../lib/helm/proof';
import { withChartFolder } from '../../../lib/helm/proof/with-chart-folder';
import { helmLibraries } from '../../tools/helms';
import { mutantsOf } from './mutants';
import { shop } from './shop';

/** A first run builds the programs. */
const PATIENCE = 30 * 60_000;

const chart = shop as unknown as HelmChart;
let helms: readonly HelmLibrary[];
let compiled: CompiledChart;

beforeAll(async () => {
  helms = await helmLibraries();
  compiled = compileChart(chart);
}, PATIENCE);

afterAll(() => helms.forEach((helm) => helm.close()));

/** How the proof of these files ends. */
async function verdict(files: ReadonlyMap<string, string>): Promise<string> {
  const proof = withChartFolder(chart.metadata.name, files, (folder) =>
    prove(chart, { helms, folder, runs: 100 }),
  );
  return proof.then(
    () => 'proven',
    (error: Error) => error.message.split(':')[0] ?? '',
  );
}

it('proves the chart as it is', async () => {
  expect(await verdict(compiled.files)).toBe('proven');
});

it('fails for every template that was learned wrong in one place', async () => {
  const mutants = mutantsOf(compiled.template);
  const survivors: string[] = [];
  for (const { name, template } of mutants) {
    if ((await verdict(emitChart(chart, template))) !== 'NOT_EQUAL') survivors.push(name);
  }
  expect(survivors).toEqual([]);
  expect(mutants.length).toBeGreaterThan(30);
});

describe('fails when the emitter', () => {
  it.each<[mistake: string, file: string, from: string | RegExp, to: string]>([
    [
      'drops the gate of an object',
      'templates/example-debug.yaml',
      '{{- if .Values.debug }}',
      '{{- if true }}',
    ],
    [
      'drops the gate of a field',
      'templates/example-web.yaml',
      'if not (kindIs "invalid" .Values.share)',
      'if true',
    ],
    [
      'takes an optional zero for absent',
      'templates/example-web.yaml',
      'not (kindIs "invalid" .Values.share)',
      '.Values.share',
    ],
    [
      'swaps two values',
      'templates/example-web.yaml',
      '.Values.image.repository .Values.image.tag',
      '.Values.image.tag .Values.image.repository',
    ],
    ['leaves a text without quotes', 'templates/example-web.yaml', '{{ $value | quote }}', '{{ $value }}'],
    ['leaves a key without quotes', 'templates/example-web.yaml', '{{ $key | quote }}', '{{ $key }}'],
    [
      'quotes a number',
      'templates/example-web.yaml',
      'replicas: {{ int64 .Values.replicas }}',
      'replicas: {{ .Values.replicas | quote }}',
    ],
    [
      'prints a whole number as Go does',
      'templates/example-web.yaml',
      /"%d times %s" \(int64 (\S+)\)/,
      '"%v times %s" $1',
    ],
    ['prints another separator', 'templates/example-web.yaml', '"%s:%s"', '"%s-%s"'],
    [
      "lets a user's key win over the chart's",
      'templates/example-web.yaml',
      'omit .Values.labels "app"',
      'omit .Values.labels "apps"',
    ],
    [
      'writes a free value with %v',
      'templates/example-web.yaml',
      '{{ toJson .Values.limit }}',
      '{{ .Values.limit }}',
    ],
    ['makes a value constant', 'templates/example-web.yaml', '{{ .Values.level | quote }}', '"info"'],
    ['cuts names too early', 'templates/_helpers.tpl', 'trunc 63', 'trunc 60'],
    ["names the chart's namespace", 'templates/example-debug.yaml', '.Release.Namespace', '"default"'],
    ['writes another default', 'values.yaml', 'replicas: 2', 'replicas: 3'],
    ['writes another overlay', 'values-busy.yaml', '20000000', '20000001'],
    ['forgets a limit in the schema', 'values.schema.json', /"minimum": 1,\s*/, ''],
    ['forgets a pattern in the schema', 'values.schema.json', /"pattern": "[^"]*",\s*/, ''],
    [
      'lets unknown values pass',
      'values.schema.json',
      /"additionalProperties": false/g,
      '"additionalProperties": true',
    ],
    ['refuses a valid value', 'values.schema.json', '"maximum": 50000000', '"maximum": 1000000'],
  ])('%s', async (_, file, from, to) => {
    const text = compiled.files.get(file) ?? '';
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect(await verdict(new Map([...compiled.files, [file, broken]]))).toBe('NOT_EQUAL');
  });
});
