import { applicationParts } from '../../lib/images/application-parts';
import { run } from '../../lib/support/run';
import { hadolint } from '../tools/hadolint';
import { addresses } from './support/applications';
import { shapes } from './support/shapes';

/** A first run fetches the program. */
const PATIENCE = 5 * 60_000;

let program: string;

beforeAll(async () => {
  program = await hadolint();
}, PATIENCE);

const dockerfiles = Object.entries(shapes).flatMap(([shape, applications]) =>
  applicationParts(applications, addresses).map(({ name, dockerfile }) => [name, shape, dockerfile] as const),
);

test.each(dockerfiles)(
  'the Dockerfile of the %s (%s) has nothing to complain about',
  async (_, __, input) => {
    const { stdout } = await run(program, ['--no-color', '-'], { input, allowFailure: true });
    expect(stdout).toBe('');
  },
);

test('is able to find faults', async () => {
  const input = 'FROM debian\nRUN cd /tmp && pip install uv\n';
  const { stdout } = await run(program, ['--no-color', '-'], { input, allowFailure: true });
  expect(stdout).toContain('DL3006');
});
