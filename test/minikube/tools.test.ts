import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentCache } from '../../lib/minikube/component-cache';
import { componentNamed } from '../../lib/minikube/component-named';
import { helmTool, ToolSpec } from '../../lib/minikube/tool-table';
import { findTool } from '../../lib/minikube/tools';
import { RecordingReporter } from '../support/recording-reporter';
import { StandIns } from './stand-in';

const PROGRAM = '#!/bin/sh\necho v3.18.6\n';
const CHECKSUM = createHash('sha256').update(PROGRAM).digest('hex');

describe('finding a tool', () => {
  let server: Server;
  let address: string;
  let folder: string;
  let standIns: StandIns;
  let cache: ComponentCache;
  let savedEnv: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const pages: Record<string, string> = {
      '/helm': PROGRAM,
      '/helm.sha256': `${CHECKSUM}  helm\n`,
      '/other.sha256': `${'0'.repeat(64)}  helm\n`,
    };
    server = createServer((request, response) => {
      const page = pages[request.url ?? ''];
      response.writeHead(page === undefined ? 404 : 200).end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(() => {
    savedEnv = { ...process.env };
    folder = mkdtempSync(join(tmpdir(), 'tools-'));
    standIns = new StandIns(folder);
    cache = new ComponentCache(join(folder, 'components'));
    Object.assign(process.env, {
      PATH: standIns.bin,
      TODO_CACHE_DIR: join(folder, 'cache'),
    });
  });

  afterEach(() => {
    process.env = savedEnv;
  });

  /** helm, downloaded from the server of this test; `/gone` is not there. */
  const helmAt = (path: string, checksum = `${path}.sha256`): ToolSpec => ({
    ...helmTool,
    brew: undefined,
    download: () => ({ url: `${address}${path}`, checksum: `${address}${checksum}` }),
  });
  const find = (spec: ToolSpec): Promise<string> => findTool(spec, new RecordingReporter(), cache);

  it('takes the one on PATH when its version fits', async () => {
    standIns.add('helm', 'echo v3.14.0+g1');
    expect(await find(helmAt('/gone'))).toBe(join(standIns.bin, 'helm'));
  });

  it.each(['echo v3.13.9', 'echo v5.0.0', 'echo no version', 'exit 1'])(
    'passes over the one on PATH that plays `%s`, and downloads one',
    async (script) => {
      standIns.add('helm', script);
      const file = await find(helmAt('/helm'));
      expect(file.startsWith(folder)).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe(PROGRAM);
    },
  );

  it('downloads once', async () => {
    const first = await find(helmAt('/helm'));
    expect(await find(helmAt('/gone'))).toBe(first);
  });

  it('refuses a download whose checksum differs, and keeps nothing of it', async () => {
    await expect(find(helmAt('/helm', '/other.sha256'))).rejects.toThrow(/CHECKSUM: .* has the checksum/);
    const kept = join(folder, 'cache', 'downloads', `helm-${helmTool.version}`, 'helm');
    expect([kept, `${kept}.partial`].filter((file) => existsSync(file))).toEqual([]);
  });

  it('takes the one that was built from source', async () => {
    const built = cache.fileOf(componentNamed('helm'));
    mkdirSync(join(built, '..'), { recursive: true });
    writeFileSync(built, PROGRAM, { mode: 0o755 });
    expect(await find(helmAt('/gone'))).toBe(built);
  });

  it('asks Homebrew when the download does not answer', async () => {
    standIns.add(
      'brew',
      `printf '#!/bin/sh\\necho v3.19.0\\n' > "${standIns.bin}/helm"; /bin/chmod +x "${standIns.bin}/helm"`,
    );
    expect(await find({ ...helmAt('/gone'), brew: 'helm' })).toBe(join(standIns.bin, 'helm'));
    expect(standIns.calls('brew')).toEqual(['brew install helm']);
  });

  it('says what to install and how when it can be had in no way', async () => {
    standIns.add('helm', 'echo v3.9.0');
    await expect(find(helmAt('/gone'))).rejects.toThrow(
      /TOOL_MISSING: .*bin\/helm is version 3\.9\.0; its download does not answer[^]*helm from 3\.14\.0, below 5\.0\.0[^]*download http/,
    );
  });
});
