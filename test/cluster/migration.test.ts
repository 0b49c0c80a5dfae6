import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';
import { address, kube, kubectl, made, make, podIdentities } from './cluster';
import { upgradeBackend } from './upgrade-backend';

const JOB = 'todo-backend-migrate';

beforeAll(() => made('deploy'));
afterAll(() => made('deploy'));

test('the database is migrated once for a release, and not again for a deploy that changes nothing', async () => {
  const before = await completed();
  await upgradeBackend({ 'config.logLevel': 'warning' });
  expect(await completed()).toBe(before + 1);
  await made('deploy');
  expect(await completed()).toBe(before + 2);
  await made('deploy');
  expect(await completed()).toBe(before + 2);
  expect((await kubectl('get', 'job', '--output=name')).stdout).toBe('');
});

test('a migration that fails changes nothing, and deploy says what it said', async () => {
  const backend = withBrokenMigration();
  const before = await podIdentities();
  try {
    const { exitCode, stderr } = await make('deploy', { BACKEND_DIR: backend });
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('INSTALL_FAILED');
    expect(stderr).toMatch(new RegExp(`pod ${JOB}-\\S+: .*exit code 1`));
    expect(stderr).toContain('this migration is broken');
    const serving = (await podIdentities()).filter((pod) => !pod.startsWith(JOB));
    expect(serving).toEqual(before);
    expect((await fetch(`${await address('todo-backend')}/health/ready`)).status).toBe(200);
  } finally {
    rmSync(backend, { recursive: true, force: true });
    await made('deploy');
  }
  expect(await podIdentities()).toEqual(before);
});

/** How many Jobs have migrated, by what the cluster remembers. */
async function completed(): Promise<number> {
  const { core, namespace } = kube();
  const fieldSelector = `involvedObject.kind=Job,involvedObject.name=${JOB},reason=Completed`;
  const { items } = await core.listNamespacedEvent({ namespace, fieldSelector });
  return new Set(items.map(({ involvedObject }) => involvedObject.uid)).size;
}

function withBrokenMigration(): string {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-migration-'));
  cpSync(join(projectRoot, 'backend'), folder, {
    recursive: true,
    filter: (path) => !/\/(\.venv|__pycache__|\.\w+_cache)$/.test(path),
  });
  // Whatever came before: heads are merged by a revision that follows all of them.
  writeFileSync(
    join(folder, 'alembic', 'versions', '9999_broken.py'),
    `
from pathlib import Path
import re

revision = "9999"
_texts = [path.read_text() for path in Path(__file__).parent.glob("[0-8]*.py")]
down_revision = max(re.search(r'^revision\\b.*?"(\\w+)"', text, re.M).group(1) for text in _texts)


def upgrade() -> None:
    raise RuntimeError("this migration is broken")
`,
  );
  return folder;
}
