import type { Client } from 'pg';
import type { Health, PartName } from '../../application';
import { type ForwardedService, localUrl } from '../forward/forward-config';
import { BACKEND, FRONTEND } from '../workload-names';

/** A running application, wherever it runs, as far as the checks look at it from this machine. */
export interface RunningApplication {
  readonly services: readonly ForwardedService[];
  /** Where browsers reach the frontend. */
  readonly origin: string;
  /** How each part is asked whether it can serve. */
  readonly health: Readonly<Record<PartName, Health>>;
  /** What nobody may read, by the names of app-secrets: to look at rows, and to look for leaks. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Whether a model on the network answers, which chooses its own words. */
  readonly modelServer: boolean;
  readonly database: 'internal' | 'external';
  /** Works on the application's database. */
  withDatabase<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** The last lines that each running process of a part wrote, by the name of its pod or container. */
  logs(part: PartName): Promise<ReadonlyMap<string, string>>;
}

/** Local address of the backend. */
export function backendUrl({ services }: Pick<RunningApplication, 'services'>): string {
  return localUrl(services, BACKEND.name);
}

/** Local address of the frontend. */
export function frontendUrl({ services }: Pick<RunningApplication, 'services'>): string {
  return localUrl(services, FRONTEND.name);
}
