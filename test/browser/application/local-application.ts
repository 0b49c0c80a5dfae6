import { join } from 'node:path';
import { projectRoot } from '../../../lib/support/paths';
import { run } from '../../../lib/support/run';
import type { Application } from './application';
import { freePort } from './free-port';
import { frontendFolder } from './frontend-build';
import { createDatabase } from './postgres';
import { startRoundRobin } from './round-robin';
import { ServerProcess } from './server-process';

const backendFolder = join(projectRoot, 'backend');
const python = join(backendFolder, '.venv', 'bin', 'python');

export interface LocalApplicationProps {
  /** Names its database and its logs; one of its kind per Postgres server. */
  readonly name: string;
  readonly postgresUrl: string;
  /** Backend processes, which take turns. @default 2 */
  readonly replicaCount?: number;
  /** Further settings of the backend. @default - none: the offline model answers */
  readonly backend?: Readonly<Record<string, string>>;
  /** Further settings of the frontend. @default - none */
  readonly frontend?: Readonly<Record<string, string>>;
}

export interface LocalApplication extends Application {
  /** The backend's processes, to be ended and started again. */
  readonly backends: readonly ServerProcess[];
  /** Address of each of them. */
  readonly replicas: readonly string[];
  /** Ends every process. */
  readonly stop: () => Promise<void>;
}

/** Runs the whole application in processes of this machine, on free ports and with a database of its own. */
export async function startLocalApplication(props: LocalApplicationProps): Promise<LocalApplication> {
  const { name, postgresUrl, replicaCount = 2 } = props;
  const databaseUrl = await createDatabase(postgresUrl, name);
  const url = `http://localhost:${await freePort()}`;
  const env = { DATABASE_URL: databaseUrl, BETTER_AUTH_URL: url, ...props.backend };
  await run(python, ['-m', 'app.migrate'], { cwd: backendFolder, env });

  const ports = await Promise.all(Array.from({ length: replicaCount }, freePort));
  const backends = ports.map((port, index) => backendProcess(`${name}-backend-${index}`, port, env));
  const replicas = ports.map((port) => `http://127.0.0.1:${port}`);
  const roundRobin = await startRoundRobin(replicas);
  const frontend = new ServerProcess({
    name: `${name}-frontend`,
    command: process.execPath,
    args: ['server.js'],
    cwd: frontendFolder,
    env: {
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: new URL(url).port,
      BETTER_AUTH_URL: url,
      BETTER_AUTH_SECRET: 'a-secret-for-tests-with-more-than-32-characters',
      DATABASE_URL: databaseUrl,
      NEXT_PUBLIC_BACKEND_URL: roundRobin.url,
      ...props.frontend,
    },
    readyUrl: url,
  });
  const servers = [...backends, frontend];
  const stop = async (): Promise<void> => {
    await Promise.all([...servers.map((server) => server.stop()), roundRobin.close()]);
  };
  try {
    await Promise.all(servers.map((server) => server.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, backendUrl: roundRobin.url, backends, replicas, stop };
}

function backendProcess(name: string, port: number, env: Readonly<Record<string, string>>): ServerProcess {
  const address = ['--host', '127.0.0.1', '--port', `${port}`];
  return new ServerProcess({
    name,
    command: python,
    args: [
      '-m',
      'uvicorn',
      'app.main:app',
      ...address,
      '--timeout-graceful-shutdown',
      '5',
      '--no-access-log',
    ],
    cwd: backendFolder,
    env,
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  });
}
