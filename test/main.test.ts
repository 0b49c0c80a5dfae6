import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../lib/support/paths';
import { run } from '../lib/support/run';

let outDir: string;
beforeEach(() => (outDir = mkdtempSync(join(tmpdir(), 'main-'))));
afterEach(() => rmSync(outDir, { recursive: true }));

test('`cdk8s synth` writes one manifest for each part of the dev environment', async () => {
  await run('node_modules/.bin/cdk8s', ['synth', '--output', outDir, '--check-upgrade=false'], {
    cwd: projectRoot,
  });
  expect(readdirSync(outDir).sort()).toEqual([
    'todo-backend.k8s.yaml',
    'todo-database.k8s.yaml',
    'todo-frontend.k8s.yaml',
  ]);
  expect(readFileSync(join(outDir, 'todo-backend.k8s.yaml'), 'utf8')).toContain(
    'image: docker.io/library/todo-backend:latest',
  );
}, 60_000);
