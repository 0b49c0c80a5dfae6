// Shared by the programs that migrate: waiting for the database, and keeping others out.

const PATIENCE_MS = 120_000;
const PAUSE_MS = 1_000;

// Any number that the application itself does not lock.
const LOCK = 'select pg_advisory_lock(724031177)';

const NOT_YET = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P03'];

// Repeats what asks the database until there is one that answers.
export async function connected(ask, deadline = Date.now() + PATIENCE_MS) {
  try {
    await ask();
  } catch (error) {
    if (!NOT_YET.includes(error.code) || Date.now() > deadline) throw error;
    console.log('waiting for the database: ' + error.code);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await connected(ask, deadline);
  }
}

// Runs the work while no other process that asks for the same lock does. A pool of its own, as the given one may be full.
export async function locked(pool, work) {
  if (typeof pool?.connect !== 'function') return work();
  const own = new pool.constructor({ ...pool.options, password: pool.options.password });
  const client = await own.connect();
  try {
    await client.query(LOCK);
    return await work();
  } finally {
    client.release();
    await own.end();
  }
}
