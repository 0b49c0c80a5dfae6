// Brings the database to prisma's schema, by its migrations or, where there are none, by the schema itself; safe to repeat.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connected } from './database.mjs';

const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const folder = new URL('schema/', import.meta.url);
const action = existsSync(new URL('migrations', folder)) ? ['migrate', 'deploy'] : ['db', 'push'];

// Prisma says P1001 while no database answers.
await connected(() => {
  const schema = new URL(process.argv[2] ?? 'schema.prisma', folder).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...action, '--schema', schema], {
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  if (status !== 0)
    throw Object.assign(new Error('prisma failed'), {
      code: /P1001/.test(stderr) ? 'ECONNREFUSED' : 'PRISMA',
    });
});
