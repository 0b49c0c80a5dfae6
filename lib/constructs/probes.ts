import type { k8s } from 'cdk8s-plus-28';

/** One question to a container: an HTTP request or a command. */
export type ProbeCheck = Pick<k8s.Probe, 'httpGet' | 'exec'>;

export interface ProbesProps {
  /** Does the process still work? Must not depend on anything else: its failure restarts the container. */
  readonly alive: ProbeCheck;
  /** Can it serve a request now? Its failure takes the pod out of its Services. */
  readonly ready: ProbeCheck;
}

export type Probes = Required<Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>>;

/**
 * Startup, readiness and liveness probes whose timings differ by purpose:
 *
 * - startup: two minutes, asked often, so that a slow first start is neither restarted nor noticed late;
 * - readiness: out of the Service within about 15 s of a fault;
 * - liveness: restarted after about 30 s, slower than readiness, so that an overload sheds load before it restarts.
 */
export function probes(props: ProbesProps): Probes {
  return {
    startupProbe: { ...props.alive, periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...props.ready, periodSeconds: 5, timeoutSeconds: 4, failureThreshold: 3 },
    livenessProbe: { ...props.alive, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  };
}
