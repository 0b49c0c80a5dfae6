import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parse, parseAllDocuments } from 'yaml';
import { chartsOf } from '../../lib/charts';
import { fullValues, releasesOf } from '../../lib/charts/releases';
import { type SynthesizeProps, type SynthesizedRelease, synthesize } from '../../lib/charts/synthesize';
import type { JsonObject } from '../../lib/helm/json';
import { mergeValues } from '../../lib/helm/schema/defaults';
import { RecordingReporter } from '../support/recording-reporter';
import { facts } from './facts';
import { reference } from './applications';

const charts = chartsOf(reference);

const names = charts.map(({ metadata }) => metadata.name);

let scratch: string;
let outDir: string;
let said: RecordingReporter;
beforeAll(() => (scratch = mkdtempSync(join(tmpdir(), 'synthesize-'))));
beforeEach(() => {
  outDir = mkdtempSync(join(scratch, 'dist-'));
  said = new RecordingReporter();
});
afterAll(() => rmSync(scratch, { recursive: true }));

function synth(changed: Partial<SynthesizeProps> = {}): SynthesizedRelease[] {
  return synthesize({ environment: 'dev', facts, outDir, ...changed }, said);
}

/** Every file below a folder, by its path in it. */
function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const;
    }),
  );
}

const valuesIn = (file: string): JsonObject => (parse(readFileSync(file, 'utf8')) ?? {}) as JsonObject;

test('writes the manifests, chart and values of each release, in the order of installation', () => {
  expect(synth().map(({ name }) => name)).toEqual(['todo-database', 'todo-backend', 'todo-frontend']);
  expect(readdirSync(outDir).sort()).toEqual(['charts', 'manifests', 'values']);
  expect(readdirSync(join(outDir, 'manifests')).sort()).toEqual(
    names.map((name) => `${name}.k8s.yaml`).sort(),
  );
  expect(readdirSync(join(outDir, 'charts')).sort()).toEqual([...names].sort());
  expect(readdirSync(join(outDir, 'values')).sort()).toEqual(names.map((name) => `${name}.yaml`).sort());
});

test.each(['dev', 'prod'] as const)(
  'the files of values of %s give Helm what the manifests were made of',
  (environment) => {
    const planned = releasesOf(environment, facts);
    for (const [index, { chartDir, valueFiles }] of synth({ environment }).entries()) {
      const layers = [join(chartDir, 'values.yaml'), ...valueFiles].map(valuesIn);
      expect(layers.reduce(mergeValues)).toEqual(planned[index] && fullValues(planned[index]));
    }
  },
);

test('what a person reviews of the charts: templates, and what each value reaches', () => {
  synth();
  const reviewed = Object.entries(filesOf(join(outDir, 'charts'))).filter(([path]) =>
    /\/templates\/|\/bindings\.json$/.test(path),
  );
  expect(Object.fromEntries(reviewed.sort())).toMatchSnapshot();
});

test('the charts are the same for every environment and deployment', () => {
  synth();
  const first = filesOf(join(outDir, 'charts'));
  synth({ environment: 'prod', facts: { ...facts, database: 'external' }, namespace: 'other' });
  expect(filesOf(join(outDir, 'charts'))).toEqual(first);
});

test('unchanged code compiles no chart again, and it is said', () => {
  synth();
  said.lines.length = 0;
  synth();
  expect(said.lines).toEqual([`ok charts unchanged: ${names.join(', ')}`]);
});

test('a chart that was edited by hand is as the code says again', () => {
  const [release] = synth();
  const file = join(release?.chartDir ?? '', 'Chart.yaml');
  const before = readFileSync(file, 'utf8');
  rmSync(file);
  synth();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('manifests say that no Helm manages them', () => {
  synth();
  const managers = Object.values(filesOf(join(outDir, 'manifests')))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject))
    .map(({ metadata }) => metadata?.labels?.['app.kubernetes.io/managed-by']);
  expect(new Set(managers)).toEqual(new Set(['cdk8s']));
});

test('the same input gives the same bytes', () => {
  synth({ environment: 'prod' });
  const first = filesOf(outDir);
  synth({ environment: 'prod' });
  expect(filesOf(outDir)).toEqual(first);
});

test('leaves no manifest and no values of a database that is outside now', () => {
  synth();
  expect(synth({ facts: { ...facts, database: 'external' } }).map(({ name }) => name)).not.toContain(
    'todo-database',
  );
  for (const folder of ['manifests', 'values'])
    expect(Object.keys(filesOf(join(outDir, folder))).filter((path) => path.includes('database'))).toEqual(
      [],
    );
});
