import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/**
 * A checkout beside which `../theirs/backend` and `../theirs/frontend` lie; removed after the tests.
 *
 * @param config text of its `todo.config.ts`. @default - there is none
 */
export function configRoot(config?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'todo-config-'));
  folders.push(folder);
  for (const part of ['backend', 'frontend']) mkdirSync(join(folder, 'theirs', part), { recursive: true });
  const root = join(folder, 'checkout');
  mkdirSync(root);
  symlinkSync(join(projectRoot, 'lib'), join(root, 'lib'));
  if (config !== undefined) writeFileSync(join(root, 'todo.config.ts'), config);
  return root;
}
