import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './postgres';

/** A running copy of the built application. */
export interface AppServer {
  readonly url: string;
  /** Resolves when it answers; rejects with what it wrote when it ends before. */
  readonly ready: () => Promise<void>;
  /** Resolves when it has written `line` to stdout. */
  readonly printed: (line: string) => Promise<void>;
  /** Sends SIGTERM, as Kubernetes does. */
  readonly terminate: () => void;
  /** Resolves when the process has ended. */
  readonly exit: Promise<AppExit>;
}

/** How a copy of the application ended. */
export interface AppExit {
  readonly code: number | null;
  /** Everything it wrote to stderr. */
  readonly errors: string;
}

/** The smallest environment with which the application runs. */
export function appEnvironment(databaseUrl: string): Record<string, string> {
  return {
    BETTER_AUTH_URL: 'http://localhost:3000',
    BETTER_AUTH_SECRET: 'a-secret-for-tests-with-more-than-32-characters',
    DATABASE_URL: databaseUrl,
    NEXT_PUBLIC_BACKEND_URL: 'http://127.0.0.1:9',
  };
}

/** Starts the standalone build, as an image does, with nothing but `environment`. */
export async function startApp(environment: Record<string, string>): Promise<AppServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = spawn(process.execPath, ['server.js'], {
    cwd: '.next/standalone',
    env: { NODE_ENV: 'production', HOSTNAME: '127.0.0.1', PORT: `${port}`, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = exitOf(app);
  const output = follow(app.stdout);
  const ended = async (): Promise<never> => {
    throw new Error(`The application ended: ${(await exit).errors}`);
  };
  return {
    url,
    ready: () => Promise.race([answers(url), ended()]),
    printed: (line) => Promise.race([output.shows(line), ended()]),
    terminate: () => app.kill('SIGTERM'),
    exit,
  };
}

/** Starts the application and waits until it answers. */
export async function startReadyApp(environment: Record<string, string>): Promise<AppServer> {
  const app = await startApp(environment);
  await app.ready();
  return app;
}

async function exitOf(app: ChildProcessByStdio<null, Readable, Readable>): Promise<AppExit> {
  const [[code], errors] = await Promise.all([
    once(app, 'exit') as Promise<[number | null]>,
    text(app.stderr),
  ]);
  return { code, errors };
}

/** Collects a stream, so that one can wait for something in it. */
function follow(stream: Readable): { shows: (line: string) => Promise<void> } {
  let output = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  return {
    shows: async (line) => {
      while (!output.includes(line)) await once(stream, 'data');
    },
  };
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    // An answer that is not read to its end would count as an open request.
    await response?.arrayBuffer();
    if (response?.ok === true) return;
    await sleep(50);
  }
}
