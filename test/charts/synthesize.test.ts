import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import { synthesize } from '../../lib/charts/synthesize';
import { objectsOf } from './deployments';
import { facts } from './facts';

let outDir: string;
beforeEach(() => (outDir = mkdtempSync(join(tmpdir(), 'synthesize-'))));
afterEach(() => rmSync(outDir, { recursive: true }));

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

function objectsIn(text: string): KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

test('writes one manifest and one chart for each part, in the order of installation', () => {
  const charts = synthesize({ environment: 'dev', facts, outDir });
  expect(charts.map(({ name }) => name)).toEqual(['todo-database', 'todo-backend', 'todo-frontend']);
  expect(charts.map(({ directory }) => directory)).toEqual(
    charts.map(({ name }) => join(outDir, 'charts', name)),
  );
  expect(readdirSync(join(outDir, 'manifests')).sort()).toEqual(
    charts.map(({ name }) => `${name}.k8s.yaml`).sort(),
  );
});

test('the charts’ files', () => {
  synthesize({ environment: 'dev', facts, outDir });
  expect(filesOf(join(outDir, 'charts'))).toMatchSnapshot();
});

test('the charts’ templates are the objects of the charts', () => {
  const charts = synthesize({ environment: 'prod', facts, outDir });
  const templates = charts.flatMap(({ directory }) =>
    Object.entries(filesOf(join(directory, 'templates')))
      .filter(([path]) => path.endsWith('.yaml'))
      .flatMap(([, text]) => objectsIn(text)),
  );
  const byIdentity = (objects: readonly KubernetesObject[]): [string, KubernetesObject][] =>
    objects
      .map((object): [string, KubernetesObject] => [`${object.kind} ${object.metadata?.name}`, object])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  expect(byIdentity(templates)).toEqual(byIdentity(objectsOf('prod')));
});

test('manifests say that no Helm manages them', () => {
  synthesize({ environment: 'dev', facts, outDir });
  const managers = Object.values(filesOf(join(outDir, 'manifests')))
    .flatMap(objectsIn)
    .map(({ metadata }) => metadata?.labels?.['app.kubernetes.io/managed-by']);
  expect(new Set(managers)).toEqual(new Set(['cdk8s']));
});

test('the same input gives the same bytes', () => {
  synthesize({ environment: 'prod', facts, outDir });
  const first = filesOf(outDir);
  synthesize({ environment: 'prod', facts, outDir });
  expect(filesOf(outDir)).toEqual(first);
});

test('leaves nothing of a database that is outside now', () => {
  synthesize({ environment: 'dev', facts, outDir });
  synthesize({ environment: 'dev', facts: { ...facts, database: 'external' }, outDir });
  expect(Object.keys(filesOf(outDir)).filter((path) => path.includes('database'))).toEqual([]);
  expect(readdirSync(outDir).sort()).toEqual(['charts', 'manifests']);
});
