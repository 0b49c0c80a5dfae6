// Brings the database to what Better Auth needs, by its own migrations, and ends; safe to repeat and to run twice at once.
import * as application from 'application-auth';
import { getMigrations } from 'better-auth-migrations';
import { connected, locked } from './database.mjs';

const exported = application[AUTH_EXPORT];
const auth = typeof exported === 'function' && !exported.options ? await exported() : exported;

await connected(() => getMigrations(auth.options));
await locked(auth.options.database, async () => {
  const { toBeCreated, toBeAdded, runMigrations } = await getMigrations(auth.options);
  await runMigrations();
  const tables = [...toBeCreated, ...toBeAdded].map(({ table }) => table);
  console.log(tables.length > 0 ? 'migrated: ' + tables.join(', ') : 'nothing to migrate');
});
// A pool keeps the process alive.
process.exit();
