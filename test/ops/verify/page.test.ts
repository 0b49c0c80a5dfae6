import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pageChecks } from '../../../lib/ops/verify/checks/page';
import { runChecks } from '../../../lib/ops/verify/run-checks';
import { closeServers, fakeApplication } from './fake-application';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  closeServers();
});

/** What verify says of a frontend that answers these texts by path, and 404 to everything else. */
async function verified(pages: Readonly<Record<string, string>>): Promise<string> {
  server = createServer(({ url = '/' }, response) => {
    const text = pages[url];
    const to = text?.startsWith('→') ? text.slice(1) : undefined;
    response.writeHead(to ? 307 : text === undefined ? 404 : 200, {
      'content-type': 'text/html',
      connection: 'close',
      ...(to && { location: to }),
    });
    response.end(text);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const app = await fakeApplication({ backend: () => undefined });
  const services = [{ service: 'todo-frontend', port: (server.address() as AddressInfo).port }];
  const [result] = await runChecks(pageChecks({ ...app, services }), () => undefined);
  return `${result?.outcome} ${result?.fact}`;
}

const SCRIPT = '<script src="/_next/static/chunks/main.js"></script>';

test('a page with everything it refers to is good', async () => {
  const pages = { '/': `<html>${SCRIPT}</html>`, '/_next/static/chunks/main.js': '1' };
  expect(await verified(pages)).toMatch(/^ok .* and 1 files it refers to$/);
});

test('a start page that leads to another one is followed there', async () => {
  const pages = { '/': '→/login', '/login': SCRIPT, '/_next/static/chunks/main.js': '1' };
  expect(await verified(pages)).toMatch(/^ok http:\/\/localhost:\d+\/login/);
});

test('a script that is not in the image is a failure', async () => {
  expect(await verified({ '/': SCRIPT })).toMatch(
    /^fail .* refers to \/_next\/static\/chunks\/main\.js, which is not there$/,
  );
});

test('a page without any script of Next.js is none that works', async () => {
  expect(await verified({ '/': 'Internal error' })).toMatch(/^fail .* refers to no script of Next\.js$/);
});
