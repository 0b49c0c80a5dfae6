import type { Application } from './application';

/** What the workers have to know of the processes that the suite started. */
export interface LocalAddresses extends Application {
  /** Each backend process. */
  readonly replicas: readonly string[];
  /** A Postgres server for further applications. */
  readonly postgresUrl: string;
}

/** Workers get the environment of the process that started the application. */
const VARIABLE = 'LOCAL_ADDRESSES';

/** Hands the addresses on to the workers that are started from now on. */
export function tellWorkers(addresses: LocalAddresses): void {
  process.env[VARIABLE] = JSON.stringify(addresses);
}

/** The addresses of the processes that the suite started. @throws Error when it was given an application instead. */
export function localAddresses(): LocalAddresses {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('this test needs local processes: mark it with @local');
  return JSON.parse(text) as LocalAddresses;
}
