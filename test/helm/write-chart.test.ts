import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HelmChart } from '../../lib/helm/helm-chart';
import { writeChart } from '../../lib/helm/write-chart';
import { specChart, text } from './support';

let outDir: string;
beforeEach(() => (outDir = mkdtempSync(join(tmpdir(), 'write-chart-'))));
afterEach(() => rmSync(outDir, { recursive: true }));

function greeting(rest: Partial<HelmChart> = {}): HelmChart {
  return specChart({ greeting: text('hello') }, (values) => values, rest);
}

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

test('writes everything that a chart has', () => {
  const overlays = { loud: { greeting: 'HELLO' } };
  const additions = {
    notes: 'Said.',
    tests: { 'hear.yaml': 'kind: Pod' },
    templates: { 'hook.yaml': 'kind: Job' },
  };
  const directory = writeChart(greeting({ overlays, additions }), outDir);
  expect(directory).toBe(join(outDir, 'example'));
  expect(filesOf(directory)).toEqual([
    '.helmignore',
    'Chart.yaml',
    'README.md',
    'bindings.json',
    'templates/NOTES.txt',
    'templates/_helpers.tpl',
    'templates/example.yaml',
    'templates/hook.yaml',
    'templates/tests/hear.yaml',
    'values-loud.yaml',
    'values.schema.json',
    'values.yaml',
  ]);
});

test('a second writing replaces the first as a whole', () => {
  writeChart(greeting({ overlays: { loud: { greeting: 'HELLO' } } }), outDir);
  const directory = writeChart(greeting(), outDir);
  expect(filesOf(directory)).not.toContain('values-loud.yaml');
  expect(readdirSync(outDir)).toEqual(['example']);
});

test('a chart that cannot be derived leaves what was there', () => {
  const directory = writeChart(greeting(), outDir);
  const shouting = specChart({ greeting: text('hello') }, (values) => values.greeting.toUpperCase());
  expect(() => writeChart(shouting, outDir)).toThrow('UNEXPLAINED');
  expect(readFileSync(join(directory, 'templates/example.yaml'), 'utf8')).toContain('.Values.greeting');
});
