import { tellClientAddress } from './client-address';
import { readServerConfig } from './config';
import { migrate } from './migrate';

/**
 * Makes the process fit to serve: checks the environment and brings the tables up to date. When either fails
 * it says why and ends the process, so that the platform restarts it instead of sending users to broken pages.
 */
export async function start(): Promise<void> {
  try {
    const config = readServerConfig(process.env);
    tellClientAddress(config.trustedProxies.length > 0);
    await migrate(config);
  } catch (error) {
    console.error(`todo-frontend cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
