import { chooseEngine, EngineHost } from '../../../lib/images/engine/choose-engine';
import { FakeReporter } from '../support/fakes';
import { recordCommands } from '../support/recording-commands';

function host(answering: readonly string[], overrides: Partial<EngineHost> = {}): EngineHost {
  return {
    platform: 'linux',
    root: true,
    answers: (command) => Promise.resolve(answering.includes(command)),
    ...overrides,
  };
}

async function chosen(driver: string, machine: EngineHost): Promise<string> {
  return (await chooseEngine(driver, new FakeReporter(), machine)).name;
}

describe('the engine', () => {
  const installed = 'for name in buildah skopeo runc ca-certificates; do echo "$name installed"; done';
  let commands: ReturnType<typeof recordCommands>;
  beforeAll(() => (commands = recordCommands({ 'dpkg-query': installed, 'apt-get': 'exit 1' })));
  afterAll(() => commands.restore());

  test.each([
    ['docker', ['docker'], 'docker'],
    ['docker', ['docker', 'podman'], 'docker'],
    ['none', ['docker'], 'docker'],
    ['none', ['podman'], 'podman'],
    ['podman', ['docker', 'podman'], 'podman'],
    ['podman', ['docker'], 'docker'],
    ['none', [], 'buildah'],
  ])('with the driver %s and %j answering is %s', async (driver, answering, engine) => {
    expect(await chosen(driver, host(answering))).toBe(engine);
  });

  test('buildah is installed only where it is missing', async () => {
    await chosen('none', host([]));
    expect(commands.calls().filter((call) => call.startsWith('apt-get'))).toEqual([]);
  });

  test.each([
    ['a Mac', { platform: 'darwin', root: false } as const],
    ['Linux without root', { platform: 'linux', root: false } as const],
  ])('is missing on %s without Docker, and the error says what to do', async (_, overrides) => {
    await expect(chosen('docker', host([], overrides))).rejects.toThrow(/NO_ENGINE[^]*start Docker/);
  });
});
