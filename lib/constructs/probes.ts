import { type Static, Type } from '@sinclair/typebox';
import type { k8s } from 'cdk8s-plus-28';

/** One question to a container: an HTTP request, a connection or a command. */
export type ProbeCheck = Pick<k8s.Probe, 'httpGet' | 'tcpSocket' | 'exec'>;

/**
 * Timings that differ by purpose:
 *
 * - startup: two minutes, asked every second, so that a slow first start is neither restarted nor noticed late;
 * - readiness: out of the Service within about 15 s of a fault;
 * - liveness: restarted after about 30 s, slower than readiness, so that an overload sheds load before it restarts.
 */
export const probeValues = Type.Object(
  {
    startup: timing('How long a start may take: period × threshold.', [1, 5, 120]),
    readiness: timing('How fast a pod that cannot serve leaves the Service.', [5, 4, 3]),
    liveness: timing('How fast a container that hangs is restarted.', [10, 5, 3]),
  },
  { description: 'Timing of the probes.' },
);

export type ProbeValues = Static<typeof probeValues>;

export interface ProbesProps {
  /** Does the process still work? Must not depend on anything else: its failure restarts the container. */
  readonly alive: ProbeCheck;
  /** Can it serve a request now? Its failure takes the pod out of its Services. */
  readonly ready: ProbeCheck;
  readonly timing: ProbeValues;
}

export type Probes = Required<Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>>;

/** Startup, readiness and liveness probes. */
export function probes({ alive, ready, timing }: ProbesProps): Probes {
  return {
    startupProbe: { ...alive, ...timing.startup },
    readinessProbe: { ...ready, ...timing.readiness },
    livenessProbe: { ...alive, ...timing.liveness },
  };
}

function timing(description: string, [period, timeout, threshold]: readonly [number, number, number]) {
  const count = (meaning: string, value: number) =>
    Type.Integer({ minimum: 1, maximum: 3600, description: meaning, default: value });
  return Type.Object(
    {
      periodSeconds: count('Seconds between two probes.', period),
      timeoutSeconds: count('Seconds after which a probe has failed.', timeout),
      failureThreshold: count('Failures in a row that count.', threshold),
    },
    { description },
  );
}
