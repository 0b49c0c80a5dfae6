import { Writable } from 'node:stream';
import { Log, V1Pod } from '@kubernetes/client-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../support/user-error';
import { Kube } from './kube/kube';

/** Parts that have logs. */
export const LOG_PARTS = ['backend', 'frontend', 'database'] as const;

export interface LogsProps {
  readonly parts: readonly (typeof LOG_PARTS)[number][];
  /** Go on until interrupted; pods that come later are followed too. */
  readonly follow: boolean;
  /** Lines from before, of each pod. */
  readonly tail: number;
}

/**
 * Writes the logs of all pods, each line with its pod's name before it.
 *
 * @throws UserError NO_PODS when there is none.
 */
export async function logs(kube: Kube, props: LogsProps, write: (line: string) => void): Promise<void> {
  const followed = new Set<string>();
  do {
    const containers = (await pods(kube, props))
      .flatMap(startedContainers)
      .filter(({ id }) => !followed.has(id));
    if (followed.size === 0 && containers.length === 0) throw noPods(kube, props);
    const tail = followed.size === 0 ? props.tail : undefined;
    const streams = containers.map((container) => {
      followed.add(container.id);
      return stream(kube, container, { follow: props.follow, tailLines: tail }, write);
    });
    if (props.follow) await sleep(2_000);
    else await Promise.all(streams);
  } while (props.follow);
}

interface StartedContainer {
  readonly id: string;
  readonly pod: string;
  readonly container: string;
}

function startedContainers({ metadata, status }: V1Pod): StartedContainer[] {
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return statuses.flatMap(({ containerID, name }) =>
    containerID ? [{ id: containerID, pod: metadata?.name ?? '', container: name }] : [],
  );
}

async function pods({ core, namespace }: Kube, { parts }: LogsProps): Promise<V1Pod[]> {
  const names = parts.map((part) => `todo-${part}`).join(',');
  const labelSelector = `app.kubernetes.io/name in (${names})`;
  return (await core.listNamespacedPod({ namespace, labelSelector })).items;
}

/** Ends when the container's log does; resolves then. */
function stream(
  { config, namespace }: Kube,
  { pod, container }: StartedContainer,
  options: { follow: boolean; tailLines?: number },
  write: (line: string) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let rest = '';
    const lines = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const parts = (rest + chunk.toString('utf8')).split('\n');
        rest = parts.pop() ?? '';
        for (const line of parts) write(`${pod} ${line}`);
        done();
      },
    });
    lines.on('close', () => {
      if (rest) write(`${pod} ${rest}`);
      resolve();
    });
    lines.on('error', () => resolve());
    new Log(config).log(namespace, pod, container, lines, options).catch((error: Error) => {
      write(`${pod} (${error.message})`);
      resolve();
    });
  });
}

function noPods({ namespace }: Kube, { parts }: LogsProps): UserError {
  return new UserError({
    code: 'NO_PODS',
    found: `no container of ${parts.join(', ')} has started in namespace ${namespace}`,
    needed: 'a deployed application',
    mend: 'make status, then make deploy',
  });
}
