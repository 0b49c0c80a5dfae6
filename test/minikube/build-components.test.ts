import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildComponents } from '../../lib/minikube/bootstrap/build-components';
import { ComponentCache } from '../../lib/minikube/component-cache';
import { Component } from '../../lib/minikube/components';
import { RecordingReporter } from '../support/recording-reporter';
import { StandIns } from './stand-in';

/** Plays `go build -o FILE`: writes the package's name into the file; fails for a package named in BROKEN. */
const PLAYED_GO = `
if [ "$1" = env ]; then echo "\${PLAYED_VERSION:-go1.24.1}"; exit; fi
while [ $# -gt 1 ]; do [ "$1" = -o ] && out=$2; shift; done
[ "$1" = "$BROKEN" ] && { echo "cannot find module" >&2; exit 1; }
/bin/mkdir -p "$GOCACHE"
echo "built $1" > "$out"`;

/** Plays \`buildah\`: \`from\` names a container, \`commit\` writes the archive. */
const PLAYED_BUILDAH = `
while [ $# -gt 1 ]; do shift; done
case "$1" in
  scratch) echo container ;;
  docker-archive:*) file=\${1#docker-archive:}; echo "$1" > "\${file%%:*}" ;;
esac`;

function component(name: string, image?: string): Component {
  return { name, version: '1.0.0', source: { kind: 'go', folder: 'all', package: name }, image };
}

describe('building components', () => {
  let standIns: StandIns;
  let cache: ComponentCache;
  let reporter: RecordingReporter;
  let savedEnv: NodeJS.ProcessEnv;

  beforeEach(() => {
    savedEnv = { ...process.env };
    const folder = mkdtempSync(join(tmpdir(), 'build-components-'));
    standIns = new StandIns(folder);
    standIns.add('go', PLAYED_GO);
    standIns.add('buildah', PLAYED_BUILDAH);
    mkdirSync(join(folder, 'modules', 'all'), { recursive: true });
    for (const file of ['go.mod', 'go.sum']) writeFileSync(join(folder, 'modules', 'all', file), '');
    cache = new ComponentCache(join(folder, 'components'), join(folder, 'modules'));
    reporter = new RecordingReporter();
    process.env.PATH = standIns.bin;
    process.env.TODO_STATE_DIR = join(folder, 'state');
  });

  afterEach(() => {
    process.env = savedEnv;
  });

  const builds = (): string[] => standIns.calls('go build').map((line) => line.split(' ').at(-1) ?? '');

  it('puts each program into the cache and tells which of how many it is at', async () => {
    await buildComponents([component('one'), component('two')], reporter, cache);
    expect(readFileSync(cache.fileOf(component('two')), 'utf8')).toBe('built two\n');
    expect(reporter.lines).toEqual([
      '… building 2 components from source, once per machine: one 1.0.0 (1 of 2)',
      '… building 2 components from source, once per machine: two 1.0.0 (2 of 2)',
      'ok building 2 components from source, once per machine',
    ]);
  });

  it('writes an image with its name into a tar file', async () => {
    const image = component('server', 'example.org/server:1');
    await buildComponents([image], reporter, cache);
    expect(readFileSync(cache.fileOf(image), 'utf8')).toMatch(/:example\.org\/server:1\n$/);
  });

  it('builds nothing twice', async () => {
    await buildComponents([component('one')], reporter, cache);
    await buildComponents([component('one')], reporter, cache);
    expect(builds()).toEqual(['one']);
  });

  it('needs no Go once everything is there', async () => {
    await buildComponents([component('one')], reporter, cache);
    process.env.PATH = '/nonexistent';
    await expect(buildComponents([component('one')], reporter, cache)).resolves.toBeUndefined();
  });

  it('goes on after a broken-off run with the component it was at', async () => {
    process.env.BROKEN = 'two';
    const all = ['one', 'two', 'three'].map((name) => component(name));
    await expect(buildComponents(all, reporter, cache)).rejects.toThrow(/cannot find module/);
    expect(all.map((each) => cache.has(each))).toEqual([true, false, false]);
    delete process.env.BROKEN;
    await buildComponents(all, reporter, cache);
    expect(builds()).toEqual(['one', 'two', 'two', 'three']);
  });

  it('builds everything once when two runs start at the same time', async () => {
    const all = ['one', 'two'].map((name) => component(name));
    await Promise.all([1, 2].map(() => buildComponents(all, new RecordingReporter(), cache)));
    expect(builds()).toEqual(['one', 'two']);
  });

  it('leaves only finished components behind', async () => {
    await buildComponents([component('one'), component('server', 'example.org/server:1')], reporter, cache);
    expect(readdirSync(cache.root).every((name) => /^(one|server)-1\.0\.0-[0-9a-f]{12}$/.test(name))).toBe(
      true,
    );
  });

  it('never lets go.mod or go.sum be changed', async () => {
    standIns.add('go', `[ "$1" = env ] && { echo go1.24.1; exit; }; echo "$GOFLAGS" >&2; exit 1`);
    await expect(buildComponents([component('one')], reporter, cache)).rejects.toThrow(/-mod=readonly/);
  });

  it('says what to install when there is no Go, and what for', async () => {
    process.env.PATH = '/nonexistent';
    await expect(buildComponents([component('one')], reporter, cache)).rejects.toThrow(
      /NO_GO: there is no `go` on PATH\n.*Go 1\.24 or newer, to build one from source/,
    );
  });

  it('says which Go it found when that is too old', async () => {
    process.env.PLAYED_VERSION = 'go1.19.8';
    await expect(buildComponents([component('one')], reporter, cache)).rejects.toThrow(
      /OLD_GO: .*go is go1\.19\.8/,
    );
  });
});
