import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { todo } from './todo';

/** `todo render`: its exit code and what it printed. */
async function render(...args: string[]): Promise<readonly [number, string, string]> {
  const { exitCode, stdout, stderr } = await todo('render', ...args);
  return [exitCode, stdout, stderr];
}

function valuesFile(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'render-')), 'values.yaml');
  writeFileSync(file, content);
  return file;
}

it("prints the chart's objects for the values of a file", async () => {
  const file = valuesFile('replicas: 5\n');
  const [exitCode, stdout] = await render('todo-backend', '--values', file, '--release', 'my');
  expect(exitCode).toBe(0);
  const objects = parseAllDocuments(stdout).map((document) => document.toJS() as unknown);
  expect(objects).toContainEqual(
    expect.objectContaining({
      kind: 'Deployment',
      metadata: expect.objectContaining({ name: 'my-todo-backend' }) as unknown,
      spec: expect.objectContaining({ replicas: 5 }) as unknown,
    }),
  );
});

it.each<[string, string[], string]>([
  ['a chart that there is not', ['todo-kitchen'], 'UNKNOWN_CHART: there is no chart todo-kitchen'],
  ['no chart', [''], 'needed: one of todo-database, todo-backend, todo-frontend'],
  [
    'a file that there is not',
    ['todo-backend', '--values', 'gone.yaml'],
    'VALUES_MISSING: there is no file gone.yaml',
  ],
  ['a file that is no YAML', ['todo-backend', '--values', valuesFile('a: [')], 'at line 1, column 5'],
  ['a file with something else', ['todo-backend', '--values', valuesFile('- a')], 'VALUES_UNREADABLE'],
  [
    'values that the schema refuses',
    ['todo-backend', '--values', valuesFile('service: { port: http }')],
    `INVALID_VALUES: at '/service/port': got string "http", want integer`,
  ],
])('%s is refused with exit code 2 and a message', async (_, args, message) => {
  const [exitCode, stdout, stderr] = await render(...args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
