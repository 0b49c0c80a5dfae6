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
  const [postgres] = await Promise.all([startPostgres(), promisify(execFile)('scripts/build')]);
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
