import { Server, Socket } from 'node:net';
import { Duplex, pipeline } from 'node:stream';
import { asError } from '../as-error';
import { until } from '../until';
import { closeAll, listen } from './listen';

/** How long a new connection waits for a pod that takes it. */
const PATIENCE_MS = 10_000;

export interface ServiceForwardProps<Endpoint> {
  readonly service: string;
  /** Local port. */
  readonly port: number;
  /** The ready pods behind the Service, now. */
  readonly endpoints: () => Promise<readonly Endpoint[]>;
  /** Connects to one of them. */
  readonly open: (endpoint: Endpoint) => Promise<Duplex>;
  /** Takes a line about a failure. */
  readonly log: (line: string) => void;
  /** Milliseconds. @default 10000 */
  readonly patienceMs?: number;
}

/**
 * Answers on a local port for a Service: each new connection goes to one of the pods that are ready at that moment, in
 * turn, so that pods may come and go. While none is, connections wait a little and then get a 503.
 */
export class ServiceForward<Endpoint> {
  private servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private turn = 0;

  constructor(private readonly props: ServiceForwardProps<Endpoint>) {}

  /** @throws the system's error when the port is taken. */
  async start(): Promise<void> {
    this.servers = await listen(this.props.port, (socket) => void this.accept(socket));
  }

  /** Ends at once, open connections too. */
  stop(): void {
    closeAll(this.servers);
    for (const socket of this.sockets) socket.destroy();
  }

  private async accept(socket: Socket): Promise<void> {
    this.sockets.add(socket);
    socket.setNoDelay();
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    const tunnel = await this.connect(socket);
    if (!tunnel) {
      socket.end(unavailable(this.props.service));
    } else if (socket.destroyed) {
      tunnel.destroy();
    } else {
      pipeline(socket, tunnel, socket, (error) => {
        if (error && !isHangUp(error)) this.log(error);
      });
    }
  }

  private connect(socket: Socket): Promise<Duplex | undefined> {
    let reported = '';
    return until({ timeoutMs: this.props.patienceMs ?? PATIENCE_MS, everyMs: 250 }, async () => {
      try {
        const endpoints = await this.props.endpoints();
        const endpoint = endpoints[this.turn++ % endpoints.length];
        if (endpoint === undefined) throw new Error('no ready pod');
        return await this.props.open(endpoint);
      } catch (error) {
        const { message } = asError(error);
        if (message !== reported) this.log(error);
        reported = message;
        return socket.destroyed ? socket : undefined;
      }
    });
  }

  private log(error: unknown): void {
    this.props.log(`${this.props.service}: ${asError(error).message}`);
  }
}

/** Either side closing in the middle is how HTTP connections usually end. */
function isHangUp(error: NodeJS.ErrnoException): boolean {
  return ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(error.code ?? '');
}

function unavailable(service: string): string {
  const body = `No pod of ${service} is ready. See: make status\n`;
  return [
    'HTTP/1.1 503 Service Unavailable',
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'retry-after: 5',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
