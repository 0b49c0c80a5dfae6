import { Writable } from 'node:stream';
import { Exec, V1Status } from '@kubernetes/client-node';
import { asError } from '../as-error';
import { within } from '../within';
import { Kube } from './kube';
import { Socket } from './socket';

export interface ExecProps {
  readonly pod: string;
  readonly container: string;
  readonly command: readonly string[];
  /** Milliseconds after which waiting ends with an error. */
  readonly timeoutMs: number;
  /** Where standard output goes. @default - collected into the result */
  readonly stdout?: Writable;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a container and waits for its end. */
export async function execInPod(kube: Kube, props: ExecProps): Promise<ExecResult> {
  const stdout = new Collector();
  const stderr = new Collector();
  const status = await within(
    props.timeoutMs,
    `\`${props.command[0]}\` in ${props.pod}`,
    (signal) =>
      new Promise<V1Status>((resolve, reject) => {
        new Exec(kube.config)
          .exec(
            kube.namespace,
            props.pod,
            props.container,
            [...props.command],
            props.stdout ?? stdout,
            stderr,
            null,
            false,
            resolve,
          )
          .then((opened: unknown) => {
            const socket = opened as Socket;
            signal.addEventListener('abort', () => socket.close());
            socket.onclose = () => reject(new Error(`the connection to ${props.pod} ended early`));
          })
          .catch((thrown: unknown) => reject(asError(thrown)));
      }),
  );
  return { exitCode: exitCode(status), stdout: stdout.text(), stderr: stderr.text() };
}

function exitCode(status: V1Status): number {
  if (status.status === 'Success') return 0;
  const cause = status.details?.causes?.find(({ reason }) => reason === 'ExitCode');
  if (cause?.message) return Number(cause.message);
  throw new Error(status.message ?? 'the command could not be started');
}

class Collector extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}
