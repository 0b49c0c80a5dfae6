import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_ADDRESSES } from '../../lib/charts/server/default-addresses';
import { detectApplications } from '../../lib/images/detect/detect-applications';
import { formatInspection } from '../../lib/ops/inspect/format-inspection';
import { projectRoot } from '../../lib/support/paths';
import { checkout, fixtureDir } from '../fixtures/checkout';

const page = readFileSync(join(projectRoot, 'docs/reference/inspect.md'), 'utf8');
const examples = [
  ...page.matchAll(
    /^make inspect BACKEND_DIR=test\/fixtures\/([\w-]+)\/backend [^\n]*\n```\n\n```text\n(.*?)```/gms,
  ),
];

/** What `make inspect` prints of a fixture, as somebody checked it out, where `.env` is empty. */
function inspected(name: string): string {
  const { backendDir, frontendDir, remove } = checkout(name);
  try {
    const { backend, frontend } = detectApplications({ backendDir, frontendDir });
    const shown = {
      backend: { ...backend, sourceDir: join(fixtureDir(name), 'backend') },
      frontend: { ...frontend, sourceDir: join(fixtureDir(name), 'frontend') },
    };
    return formatInspection(shown, { settings: new Map(), addresses: DEFAULT_ADDRESSES });
  } finally {
    remove();
  }
}

it('shows three applications', () => {
  expect(examples.map(([, name]) => name)).toEqual(['flat', 'mcp-process', 'two-entries']);
});

it.each(examples.map(([, name = '', text = '']) => ({ name, text })))(
  'shows what make inspect prints of $name',
  ({ name, text }) => {
    expect(`${inspected(name)}\n`).toBe(text);
  },
);
