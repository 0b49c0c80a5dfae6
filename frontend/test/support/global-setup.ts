import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a Postgres server for the tests, without a database's name. */
    postgresUrl: string;
  }
}

/** Once for all test files: a Postgres server, and the build that test/build looks at. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres] = await Promise.all([startPostgres(), build()]);
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}

/** Builds as an image does: no secret, no database. The marked values must not be found in the output. */
async function build(): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NEXT_PUBLIC_BACKEND_URL: 'http://baked-in-backend.invalid',
    NEXT_PUBLIC_OPENAI_DOMAIN_KEY: 'baked-in-domain-key',
  };
  await promisify(execFile)('npm', ['run', 'build'], { env: { ...env, NODE_ENV: 'production' } });
}
