import { Value } from '@sinclair/typebox/value';
import { probeValues, probes } from '../../lib/constructs/probes';

const alive = { exec: { command: ['alive'] } };
const ready = { exec: { command: ['ready'] } };
const { startupProbe, readinessProbe, livenessProbe } = probes({
  alive,
  ready,
  timing: Value.Create(probeValues),
});
const seconds = ({ periodSeconds = 0, failureThreshold = 0 }): number => periodSeconds * failureThreshold;

test('startup and liveness ask whether the process works, readiness whether it can serve', () => {
  expect(startupProbe).toMatchObject(alive);
  expect(livenessProbe).toMatchObject(alive);
  expect(readinessProbe).toMatchObject(ready);
});

test('a fault takes a pod out of its Service before it restarts it', () => {
  expect(seconds(readinessProbe)).toBeLessThan(seconds(livenessProbe));
});

test('a slow start has more time than a hang', () => {
  expect(seconds(startupProbe)).toBeGreaterThan(seconds(livenessProbe));
});

test('each timing can be chosen', () => {
  const timing = { periodSeconds: 7, timeoutSeconds: 8, failureThreshold: 9 };
  const chosen = probes({ alive, ready, timing: { startup: timing, readiness: timing, liveness: timing } });
  for (const probe of Object.values(chosen)) expect(probe).toMatchObject(timing);
});
