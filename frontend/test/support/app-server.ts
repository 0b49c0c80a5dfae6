import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { freePort } from './postgres';

/** A running copy of the built application. */
export interface AppServer {
  readonly url: string;
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
  const app = spawn(process.execPath, ['server.js'], {
    cwd: '.next/standalone',
    env: { NODE_ENV: 'production', HOSTNAME: '127.0.0.1', PORT: `${port}`, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = Promise.all([once(app, 'exit'), text(app.stderr)]).then(([[code], errors]) => ({
    code: code as number | null,
    errors,
  }));
  return { url: `http://127.0.0.1:${port}`, terminate: () => app.kill('SIGTERM'), exit };
}

/** Starts the application and waits until it answers. */
export async function startReadyApp(environment: Record<string, string>): Promise<AppServer> {
  const app = await startApp(environment);
  await Promise.race([answers(app.url), app.exit.then(({ errors }) => Promise.reject(new Error(errors)))]);
  return app;
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
