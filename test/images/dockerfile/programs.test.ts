import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync } from 'node:fs';
import { createServer as createHttpServer, Server as HttpServer } from 'node:http';
import { AddressInfo, connect, createServer, Server } from 'node:net';
import { delimiter, join } from 'node:path';
import { sourceFolder } from '../support/source-folder';

const programs = join(__dirname, '../../../lib/images/dockerfile/programs');

describe.each([
  ['node', 'forward.mjs'],
  ['python3', 'forward.py'],
])('the forward of %s', (interpreter, file) => {
  let target: HttpServer;
  let forward: ChildProcess;
  let port: number;

  beforeAll(async () => {
    target = await listening(
      createHttpServer((request, response) => response.end(`answer to ${request.url}`)),
    );
    const probe = await listening(createServer());
    port = portOf(probe);
    probe.close();
    const args = [join(programs, file), String(port), `127.0.0.1:${portOf(target)}`];
    forward = spawn(interpreter, args, { stdio: 'inherit' });
    while (!(await answers(port)));
  });

  afterAll(() => {
    forward.kill('SIGKILL');
    target.close();
  });

  test('passes requests on and brings the answers back', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/tasks`);
    expect(await answer.text()).toBe('answer to /tasks');
  });

  test('closes a connection whose target is gone, and lives on', async () => {
    const closed = new Promise((resolve) => target.close(resolve));
    if ('closeAllConnections' in target)
      (target as ReturnType<typeof createHttpServer>).closeAllConnections();
    await closed;
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(await answers(port)).toBe(true);
  });

  test('ends on SIGTERM', async () => {
    forward.kill('SIGTERM');
    const [code] = (await once(forward, 'exit')) as [number];
    expect(code).toBe(0);
  });
});

test('the answers for fonts of Google leave out what only looks like a call', () => {
  const google = 'node_modules/next/dist/compiled/@next/font/dist/google';
  const folder = sourceFolder({
    'package.json': '{}',
    [`${google}/validate-google-font-function-call.js`]: `exports.validateGoogleFontFunctionCall = (name, { subsets }) => {
      if (!subsets) throw new Error('no subsets');
      return { fontFamily: name, display: 'swap' };
    };`,
    [`${google}/get-font-axes.js`]: 'exports.getFontAxes = () => undefined;',
    [`${google}/get-google-fonts-url.js`]: "exports.getGoogleFontsUrl = (family) => 'css2?family=' + family;",
    'app/layout.tsx': `import { Inter } from 'next/font/google';
      // Inter (variable), as on the old site
      const inter = Inter({ subsets: ['latin'] });`,
  });
  const { stdout, stderr } = spawnSync('node', [join(programs, 'google-fonts.mjs')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toContain('"css2?family=Inter": "@font-face');
  expect(stderr).toBe('app/layout.tsx: no subsets\n');
});

describe('the answer to "uv run"', () => {
  const folder = sourceFolder({ python: '#!/bin/sh\necho python "$@" in "$(basename "$PWD")"\n' });
  copyFileSync(join(programs, 'uv'), join(folder, 'uv'));
  for (const name of ['python', 'uv']) chmodSync(join(folder, name), 0o755);
  const uv = (...args: string[]) =>
    spawnSync('uv', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
    });

  test.each<[string[], string]>([
    [['run', 'server.py', '--port', '1'], 'python server.py --port 1 in '],
    [['run', 'python', '-m', 'tools.server'], 'python -m tools.server in '],
    [['run', '--with', 'mcp', 'server.py'], 'python server.py in '],
    [['run', '-m', 'tools.server'], 'python -m tools.server in '],
    [['--directory', '/', 'run', 'server.py'], 'python server.py in /'],
    [['run', 'echo', 'anything else'], 'anything else'],
  ])('%j starts the program', (args, expected) => {
    expect(uv(...args).stdout).toContain(expected);
  });

  test('refuses everything else', () => {
    expect(uv('sync')).toMatchObject({ status: 2, stderr: 'uv: this image knows only uv run\n' });
  });
});

async function listening<S extends Server>(server: S): Promise<S> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** Whether somebody listens. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
