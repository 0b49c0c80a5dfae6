import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import type { HelmChart } from '../../lib/helm/helm-chart';
import { writeChart } from '../../lib/helm/write-chart';

interface GreetingValues {
  readonly greeting: string;
  readonly more?: readonly string[];
}

const release = { name: 'hello', namespace: 'any' };
let outDir: string;
beforeEach(() => (outDir = mkdtempSync(join(tmpdir(), 'write-chart-'))));
afterEach(() => rmSync(outDir, { recursive: true }));

function greeting(values: GreetingValues): HelmChart<GreetingValues> {
  return {
    metadata: {
      name: 'greeting',
      version: '1.2.3',
      appVersion: '4.5.6',
      description: 'Says hello',
      kubeVersion: '>=1.28.0-0',
      keywords: ['hello'],
      maintainers: [{ name: 'someone' }],
    },
    values,
    notes: 'Say {{hello}}.',
    build: ({ greeting: text, more = [] }, { name }) => {
      const chart = new Chart(new App(), 'greeting');
      for (const [index, data] of [text, ...more].entries()) {
        new ApiObject(chart, `Config${index}`, {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: `${name}-${index}` },
          data: { text: data },
        });
      }
      return chart;
    },
  };
}

/** What Helm prints for a template whose only actions are escaped braces. */
function rendered(path: string): string {
  return readFileSync(join(outDir, 'greeting', path), 'utf8').replaceAll('{{ "{{" }}', '{{');
}

test('writes everything that a chart has', () => {
  const directory = writeChart(greeting({ greeting: 'hello' }), release, outDir);
  expect(directory).toBe(join(outDir, 'greeting'));
  expect(readdirSync(directory, { recursive: true }).sort()).toEqual([
    '.helmignore',
    'Chart.yaml',
    'README.md',
    'templates',
    'templates/NOTES.txt',
    'templates/configmap.yaml',
    'values.yaml',
  ]);
  expect(parse(readFileSync(join(directory, 'Chart.yaml'), 'utf8'))).toEqual({
    apiVersion: 'v2',
    type: 'application',
    ...greeting({ greeting: '' }).metadata,
  });
});

test('a chart with several objects of a kind has a file for each', () => {
  writeChart(greeting({ greeting: 'hello', more: ['good day'] }), release, outDir);
  expect(readdirSync(join(outDir, 'greeting', 'templates')).sort()).toEqual([
    'NOTES.txt',
    'configmap-hello-0.yaml',
    'configmap-hello-1.yaml',
  ]);
});

test.each(['{{ .Values.x }}', 'a {{{ b }}} c', '{{- end -}}', '{{ "{{" }}'])(
  'Helm prints %s as it is',
  (text) => {
    writeChart(greeting({ greeting: text }), release, outDir);
    const raw = readFileSync(join(outDir, 'greeting/templates/configmap.yaml'), 'utf8');
    expect(raw.split('{{ "{{" }}').join('')).not.toContain('{{');
    expect(parse(rendered('templates/configmap.yaml'))).toMatchObject({ data: { text } });
  },
);

test('Helm prints braces of the notes as they are', () => {
  writeChart(greeting({ greeting: 'hello' }), release, outDir);
  expect(rendered('templates/NOTES.txt')).toBe('Say {{hello}}.\n');
});

test('a second writing replaces the first as a whole', () => {
  writeChart(greeting({ greeting: 'hello', more: ['good day'] }), release, outDir);
  writeChart(greeting({ greeting: 'hello' }), release, outDir);
  expect(readdirSync(join(outDir, 'greeting', 'templates')).sort()).toEqual(['NOTES.txt', 'configmap.yaml']);
  expect(readdirSync(outDir)).toEqual(['greeting']);
});

test('a chart that cannot be built leaves what was there', () => {
  writeChart(greeting({ greeting: 'hello' }), release, outDir);
  const broken: HelmChart<GreetingValues> = {
    ...greeting({ greeting: 'bye' }),
    build: () => {
      throw new Error('cannot build');
    },
  };
  expect(() => writeChart(broken, release, outDir)).toThrow('cannot build');
  expect(rendered('templates/configmap.yaml')).toContain('text: hello');
});
