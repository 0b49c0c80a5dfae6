import { Health, HealthChecks } from '../../../lib/application';
import { healthOfRoutes } from '../../../lib/images/trial/health-of-routes';

const tcp: Health = { kind: 'tcp' };
const http = (path: string): Health => ({ kind: 'http', path });
const checks = (alive: Health, ready: Health): HealthChecks => ({ alive, ready });

test.each<[string, string[], HealthChecks]>([
  ['both paths', ['/health', '/ready', '/api/tasks'], checks(http('/health'), http('/ready'))],
  ['a path for readiness alone', ['/health'], checks(tcp, http('/health'))],
  ['that there is none', ['/', '/api/tasks'], checks(tcp, tcp)],
])('what the code says is kept where the routes confirm %s', (_, routes, found) => {
  expect(healthOfRoutes(routes, found)).toBeUndefined();
});

test('a route that the code did not show decides about readiness only: it may ask the database', () => {
  expect(healthOfRoutes(['/api/v1/health'], checks(tcp, tcp))).toEqual(checks(tcp, http('/api/v1/health')));
});

test('a route that is named for it tells whether the application lives', () => {
  expect(healthOfRoutes(['/api/livez', '/api/readyz'], checks(tcp, tcp))).toEqual(
    checks(http('/api/livez'), http('/api/readyz')),
  );
});

test('a path that is not there is replaced by the port', () => {
  expect(healthOfRoutes(['/tasks'], checks(http('/health'), http('/health')))).toEqual(checks(tcp, tcp));
});

test('of several routes the shortest is taken', () => {
  expect(healthOfRoutes(['/api/chat/health', '/health/'], checks(tcp, tcp))?.ready).toEqual(http('/health/'));
});
