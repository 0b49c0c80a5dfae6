import { join } from 'node:path';
import { distDir, stateDir } from '../../support/paths';

/** Where the Compose file lies, and what Compose says when it works. */
export const composeFiles = {
  file: join(distDir, 'compose', 'docker-compose.yml'),
  logFile: join(stateDir(), 'logs', 'compose.log'),
};
