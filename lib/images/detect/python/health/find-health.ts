import type { Finding, Health, HealthChecks, Note } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';
import { findRoutes, type Route } from './find-routes';
import { whatItAsks } from './what-it-asks';

const TCP: Health = { kind: 'tcp' };

/** Last parts of the paths of routes made for probes. */
const ALIVE =
  /\/(health|healthz|health-check|healthcheck|health_check|live|livez|liveness|alive|ping|status|heartbeat|up)\/?$/i;
const READY = /\/(ready|readyz|readiness)\/?$/i;
/** Of the application as a whole: the route of one feature must not keep the others from being used. */
const GENERAL = /^(\/(api|v\d+|health\w*|system|internal|monitoring|core|common|status))*\/[\w-]+\/?$/i;

/**
 * How an application is asked whether it is alive and whether it is ready. A route that asks the database or anything
 * else is not asked for life: a database that is away must not restart the application.
 *
 * @param wanted path of a route, or `tcp`, that the user chose. @default - what is found
 */
export function findHealth(
  program: PythonProgram,
  wanted?: string,
): { readonly health: Finding<HealthChecks>; readonly notes: readonly Note[] } {
  if (wanted) return { health: chosen(wanted), notes: [] };
  const routes = findRoutes(program)
    .filter(({ path }) => !path.includes('{'))
    .sort(byLength);
  const probes = routes.filter(({ path }) => ALIVE.test(path) || READY.test(path));
  const asked = new Map(probes.map((route) => [route, whatItAsks(program, route)]));
  const alive = probes.find((route) => !READY.test(route.path) && asked.get(route) === 'nothing');
  const usable = probes.filter((route) => {
    const what = asked.get(route);
    return what === 'nothing' || (what === 'others' && GENERAL.test(route.path));
  });
  const ready =
    usable.find(({ path }) => READY.test(path)) ??
    usable.find((route) => asked.get(route) === 'others') ??
    alive;
  const found = [alive, ready].filter((route) => route !== undefined);
  return {
    health: {
      value: { alive: probe(alive), ready: probe(ready) },
      evidence: [...new Set(found)].map(({ node }) => evidenceOf(node)),
      ...reasonOf(alive, ready),
      override: 'health',
    },
    notes: found.length > 0 ? outsideNotes(probes, asked) : [none(probes), ...outsideNotes(probes, asked)],
  };
}

function chosen(wanted: string): Finding<HealthChecks> {
  const health: Health = wanted === 'tcp' ? TCP : { kind: 'http', path: wanted };
  const evidence = [{ file: 'todo.config.ts', text: `health: '${wanted}'` }];
  return { value: { alive: health, ready: health }, evidence, override: 'health' };
}

function byLength(a: Route, b: Route): number {
  return a.path.length - b.path.length;
}

function probe(route: Route | undefined): Health {
  return route ? { kind: 'http', path: route.path } : TCP;
}

function reasonOf(alive: Route | undefined, ready: Route | undefined): { reason?: string } {
  if (!ready) return { reason: 'no route that can be asked; the port is' };
  if (!alive) return { reason: `${ready.path} asks others, so the port alone tells whether it is alive` };
  return {};
}

function none(probes: readonly Route[]): Note {
  const text = 'No health route is found: whether its port is open is all that the probes ask.';
  return { code: 'NO_HEALTH_ROUTE', text, evidence: probes.map(({ node }) => evidenceOf(node)) };
}

function outsideNotes(probes: readonly Route[], asked: ReadonlyMap<Route, string>): Note[] {
  return probes
    .filter((route) => asked.get(route) === 'outside')
    .map((route) => ({
      code: 'HEALTH_ASKS_OUTSIDE',
      text: `${route.path} asks for a service outside; no probe uses it, since that being away or not configured would stop the application.`,
      evidence: [evidenceOf(route.node)],
    }));
}
