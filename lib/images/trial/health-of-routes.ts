import { Health, HealthChecks } from '../../application';

/** Last words of paths, in the order in which they are chosen: those that ask nothing else, and those that may. */
const ALIVE = ['live', 'livez', 'liveness', 'alive', 'ping'];
const READY = [
  'ready',
  'readyz',
  'readiness',
  'health',
  'healthz',
  'healthcheck',
  'health-check',
  'status',
  ...ALIVE,
];

/**
 * What a running application can be asked for its health, by the routes that need nothing.
 *
 * What its code says is right where it is confirmed. Else a route that is only known by its path may ask the database: it
 * decides whether the application is ready, never whether it is to be started anew.
 *
 * @param found what its code says.
 * @returns `undefined` where that is right.
 */
export function healthOfRoutes(routes: readonly string[], found: HealthChecks): HealthChecks | undefined {
  const stated = [found.alive, found.ready].filter((health) => health.kind === 'http');
  if (stated.length > 0 && stated.every(({ path }) => routes.includes(path))) return undefined;
  const ready = pick(routes, READY);
  if (stated.length === 0 && ready.kind === 'tcp') return undefined;
  return { alive: pick(routes, ALIVE), ready };
}

/** The first word's route, of several the shortest; without one the port has to do. */
function pick(routes: readonly string[], words: readonly string[]): Health {
  const sorted = [...routes].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const byWord = words.map((word) => sorted.find((path) => path.replace(/\/$/, '').endsWith(`/${word}`)));
  const path = byWord.find((one) => one !== undefined);
  return path === undefined ? { kind: 'tcp' } : { kind: 'http', path };
}
