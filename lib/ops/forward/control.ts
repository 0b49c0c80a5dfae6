import { createConnection, createServer, Server } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ForwardConfig } from './forward-config';

/** What a running forward says of itself. */
export interface ForwardStatus {
  readonly pid: number;
  readonly config: ForwardConfig;
}

/** Longest wait for an answer, in milliseconds. */
const ANSWER_MS = 3_000;

/**
 * The running forward is reached through a socket of its own instead of a pid file and signals: a number may belong to
 * another process by now, an answer on this socket comes from no one else.
 */
export async function serveControl(file: string, status: ForwardStatus, stop: () => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (word) => {
      socket.end(JSON.stringify(status));
      if (word.toString() === 'stop') stop();
    });
  });
  server.listen(file);
  await once(server, 'listening');
  return server;
}

/**
 * Asks the running forward who it is, or to stop.
 *
 * @returns undefined when none is running.
 */
export async function askForward(file: string, word: 'status' | 'stop'): Promise<ForwardStatus | undefined> {
  const socket = createConnection(file);
  socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error(`the forward behind ${file} does not answer`)));
  try {
    await once(socket, 'connect');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    throw error;
  }
  socket.write(word);
  return JSON.parse(await text(socket)) as ForwardStatus;
}
