import { certificateFolder, certificateMaker, certificateSettings } from '../constructs/postgres-certificate';
import type { ComposeService } from './compose-file';
import { hardened } from './hardened';
import { timed } from './health-check';

const DATA = '/var/lib/postgresql/data';

const SERVER = ['postgres', ...['max_connections=200', ...certificateSettings].flatMap((one) => ['-c', one])];

/** The volume with the database's files; it outlives the containers. */
export const DATABASE_VOLUME = 'database';

/** PostgreSQL as the chart runs it. */
export function databaseService(image: string): ComposeService {
  return {
    image,
    // The entry point runs any other command than `postgres` as it is: first the certificate, then itself.
    command: [
      'bash',
      '-c',
      `${certificateMaker.command?.join(' ')} && exec docker-entrypoint.sh "$$@"`,
      'bash',
      ...SERVER,
    ],
    ...hardened([
      { path: '/tmp', sizeLimit: '64Mi' },
      { path: '/var/run/postgresql', sizeLimit: '16Mi' },
      certificateFolder,
    ]),
    environment: {
      POSTGRES_USER: 'todo',
      POSTGRES_DB: 'todo',
      POSTGRES_PASSWORD: '${POSTGRES_PASSWORD}',
      PGDATA: `${DATA}/pgdata`,
    },
    volumes: [`${DATABASE_VOLUME}:${DATA}`],
    // By TCP: the server that initializes an empty volume listens on a socket only and must not count as ready.
    healthcheck: timed(['pg_isready', '--host=127.0.0.1', '--username=todo', '--dbname=todo']),
    restart: 'unless-stopped',
    stop_grace_period: '60s',
  };
}
