import { readdirSync } from 'node:fs';
import { baseNames } from '../../../lib/images/base-names';
import { baseImagesUsed } from '../../../lib/images/bases/base-record';
import { ensureBaseImage } from '../../../lib/images/bases/ensure-base-image';
import { RECIPE_LABEL, STAND_IN_LABEL } from '../../../lib/images/bases/stand-in-labels';
import { standInRecipe } from '../../../lib/images/bases/stand-in-recipe';
import { nodeReleases } from '../../../lib/images/bases/node-releases';
import { standIns } from '../../../lib/images/bases/stand-ins';
import { FakeEngine, FakeReporter, temporaryFolders } from '../support/fakes';
import { recordCommands, RecordingCommands } from '../support/recording-commands';

const name: string = baseNames.python['3.13'];
const recipe = standInRecipe(name) ?? '';

function setting() {
  const engine = new FakeEngine();
  const reporter = new FakeReporter();
  const folders = temporaryFolders();
  return {
    engine,
    reporter,
    folders,
    ensure: (image = name) => ensureBaseImage(image, { engine, reporter, folders }),
  };
}

describe('a base image', () => {
  let commands: RecordingCommands;
  const npmPack = `case "$2" in
    npm@*) integrity=${nodeReleases['24'].npm.integrity};;
    *) integrity="$FAKE_INTEGRITY";;
  esac
  for last; do :; done
  mkdir -p "$FOLDER/package/bin" && touch "$FOLDER/package/bin/node" "$FOLDER/package/LICENSE"
  tar -czf "\${last#--pack-destination=}/p.tgz" -C "$FOLDER" package
  echo "[{\\"filename\\":\\"p.tgz\\",\\"integrity\\":\\"$integrity\\"}]"`;
  beforeEach(() => {
    commands = recordCommands({
      'dpkg-query': 'echo mmdebstrap installed',
      'apt-get': '',
      mmdebstrap: '',
      npm: npmPack,
    });
  });
  afterEach(() => commands.restore());

  test('that the engine has is used without asking a registry', async () => {
    const { engine, folders, ensure } = setting();
    engine.storage.set(name, {});
    expect(await ensure()).toEqual({ name, standIn: false });
    expect(engine.done).toEqual([]);
    expect(baseImagesUsed(folders.cache)).toEqual([{ name, standIn: false }]);
  });

  test('is pulled where its registry answers', async () => {
    const { engine, ensure } = setting();
    engine.registryAnswers = true;
    expect(await ensure()).toEqual({ name, standIn: false });
    expect(engine.done).toEqual([`ask registry for ${name}`, `pull ${name}`]);
  });

  test('is made from Debian packages where no registry answers, and says so', async () => {
    const { engine, reporter, folders, ensure } = setting();
    expect(await ensure()).toEqual({ name, standIn: true, recipe });
    expect(engine.storage.get(name)).toEqual({ [STAND_IN_LABEL]: 'true', [RECIPE_LABEL]: recipe });
    expect(baseImagesUsed(folders.cache)).toEqual([{ name, standIn: true, recipe }]);
    expect(reporter.lines.at(-1)).toContain('no registry answers, stand-in from Debian packages');
    const [call = ''] = commands.calls().filter((line) => line.startsWith('mmdebstrap'));
    expect(call).toContain('--include=python3.13,python3.13-venv,python3.13-dev,python3-pip');
  });

  test('that was made before is used as it is', async () => {
    const { engine, ensure } = setting();
    await ensure();
    engine.done.length = 0;
    await ensure();
    expect(engine.done).toEqual([]);
  });

  test("that was made before is loaded from the cache when the engine's storage lost it", async () => {
    const { engine, folders, ensure } = setting();
    await ensure();
    engine.storage.clear();
    engine.done.length = 0;
    await ensure();
    const archive = `python-3.13-slim-trixie@${recipe}.tar`;
    expect(readdirSync(folders.cache)).toContain(archive);
    expect(engine.done).toEqual([`ask registry for ${name}`, `load ${archive}`]);
  });

  test('is made anew when its recipe changed', async () => {
    const { engine, ensure } = setting();
    engine.storage.set(name, { [STAND_IN_LABEL]: 'true', [RECIPE_LABEL]: 'older' });
    await ensure();
    expect(engine.done).toContain(`build ${name}`);
  });

  test('without a stand-in is left to the registry', async () => {
    const { engine, ensure } = setting();
    expect(await ensure('docker.io/library/golang:1.26')).toMatchObject({ standIn: false });
    expect(engine.done).toEqual(['pull docker.io/library/golang:1.26']);
  });

  test('with a package that is not the expected one is refused', async () => {
    const { ensure } = setting();
    process.env.FAKE_INTEGRITY = 'sha512-other';
    await expect(ensure(baseNames.node['24'])).rejects.toThrow(
      /node-linux-\w+@[\d.]+: expected sha512-\S+, received sha512-other/,
    );
    delete process.env.FAKE_INTEGRITY;
  });

  test('that can neither be pulled nor made names both ways out', async () => {
    const { ensure } = setting();
    commands.restore();
    commands = recordCommands({ 'dpkg-query': 'exit 1', 'apt-get': '' });
    const uid = jest.spyOn(process, 'getuid').mockReturnValue(1000);
    await expect(ensure()).rejects.toThrow(/NO_BASE_IMAGE[^]*image registry[^]*root/);
    uid.mockRestore();
  });
});

test('every recipe has a digest of its own', () => {
  const digests = standIns.map((standIn) => standInRecipe(standIn.name));
  expect(new Set(digests).size).toBe(standIns.length);
  for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{12}$/);
});

test.each(Object.entries(nodeReleases))(
  'the stand-in of Node %s is of that major version',
  (major, release) => {
    expect(release.version).toMatch(new RegExp(`^${major}\\.\\d+\\.\\d+$`));
  },
);
