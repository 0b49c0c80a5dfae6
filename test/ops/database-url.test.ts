import { once } from 'node:events';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import {
  internalDatabaseUrl,
  isInternalDatabaseUrl,
  maskedUrl,
  parseDatabaseUrl,
} from '../../lib/ops/env/database-url';
import { probeDatabase } from '../../lib/ops/env/probe-database';

test.each([
  ['no address at all', 'postgres', 'not an address'],
  ['another database', 'mysql://u:hidden@h/db', 'mysql'],
  ['a driver of one language', 'postgresql+asyncpg://u:hidden@h/db', 'asyncpg'],
  ['no user', 'postgresql://h/db', 'names no user'],
  ['no database', 'postgresql://u:hidden@h', 'names no database'],
  ['the pod itself', 'postgresql://u:hidden@localhost:5432/db', 'the pod itself'],
  ['a bare # in the password', 'postgresql://u:hid/den#x@h/db', 'DATABASE_URL'],
])('an address with %s is refused, and the password is not shown', (_, url, found) => {
  const parsing = (): unknown => parseDatabaseUrl(url);
  expect(parsing).toThrow(expect.objectContaining({ code: 'DATABASE_URL_MALFORMED' }) as Error);
  expect(parsing).toThrow(found);
  expect(parsing).not.toThrow('hidden');
});

test('the address of the database in the cluster is known again, whatever its password', () => {
  const url = internalDatabaseUrl('p@ss/word');
  expect(isInternalDatabaseUrl(url)).toBe(true);
  expect(decodeURIComponent(new URL(url).password)).toBe('p@ss/word');
  expect(isInternalDatabaseUrl('postgresql://u:p@ep-x.neon.tech/db')).toBe(false);
});

test('masking hides the password and nothing else', () => {
  expect(maskedUrl('postgresql://u:secret@h:1/db?sslmode=require')).toBe(
    'postgresql://u:***@h:1/db?sslmode=require',
  );
  expect(maskedUrl('secret')).toBe('(not an address)');
});

describe('probing', () => {
  let server: Server;
  const sockets = new Set<Socket>();
  // 0.0.0.0 means this machine too, and is none of the names a pod must not be given.
  const listening = async (answer: (socket: Socket) => void): Promise<string> => {
    server = createServer((socket) => {
      sockets.add(socket);
      answer(socket);
    });
    server.listen(0);
    await once(server, 'listening');
    return `postgresql://u:hidden@0.0.0.0:${(server.address() as AddressInfo).port}/db`;
  };
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  test.each([
    ['28P01', 'the password is wrong'],
    ['3D000', 'there is no such database'],
  ])('the server’s refusal %s is told as: %s', async (code, words) => {
    const url = await listening((socket) => socket.once('data', () => socket.end(errorResponse(code))));
    const probing = probeDatabase(url);
    await expect(probing).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await expect(probing).rejects.toThrow(words);
    await expect(probing).rejects.not.toThrow('hidden');
  });

  test('a port at which nothing listens is told', async () => {
    const url = await listening(() => undefined);
    server.close();
    await expect(probeDatabase(url)).rejects.toThrow('nothing listens there');
  });

  test('a server that never answers is given up', async () => {
    const url = await listening(() => undefined);
    await expect(probeDatabase(url, 100)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });
});

/** Postgres's message for an error, as it goes over the wire. */
function errorResponse(code: string): Buffer {
  const body = Buffer.from(`SFATAL\0C${code}\0Mrefused\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from('E'), length, body]);
}
