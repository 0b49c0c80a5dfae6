import { Duplex, Readable, Writable } from 'node:stream';
import { PortForward } from '@kubernetes/client-node';
import { asError } from '../as-error';
import { Kube } from './kube';
import { Endpoint } from './ready-endpoints';
import { Socket } from './socket';

/** Stream number of port-forward's data, the first byte of each frame. */
const DATA = Buffer.from([0]);

/**
 * A connection to a port of a pod, carried by the API server. Slow readers and writers slow down the other end, so that
 * large bodies do not pile up in memory. It ends when the pod ends it, and fails with the kubelet's message when nothing
 * listens there.
 */
export class Tunnel extends Duplex {
  private socket?: Socket;

  private constructor() {
    super({ allowHalfOpen: false });
    // A pod may refuse before anyone listens; whoever uses the tunnel sees it closed, or its error.
    this.on('error', () => undefined);
  }

  /** @throws when the API server cannot be reached or knows no such pod. */
  static async open({ config, namespace }: Kube, { pod, port }: Endpoint): Promise<Tunnel> {
    const tunnel = new Tunnel();
    const output = writable((chunk) => tunnel.receive(chunk));
    const failure = writable((chunk) => {
      if (chunk.length) tunnel.destroy(new Error(chunk.toString('utf8').trim()));
    });
    // Data is sent by _write below, which waits for the socket; client-node's own sending does not.
    const noInput = new Readable({ read: () => undefined });
    const forward = new PortForward(config).portForward(namespace, pod, [port], output, failure, noInput);
    tunnel.attach((await forward) as Socket);
    return tunnel;
  }

  override _read(): void {
    this.socket?.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.socket) this.socket.send(Buffer.concat([DATA, chunk]), done);
    else done(new Error('not connected'));
  }

  override _final(done: (error?: Error | null) => void): void {
    this.socket?.close();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket?.close();
    done(error);
  }

  private attach(socket: Socket): void {
    this.socket = socket;
    socket.onclose = () => void (this.destroyed || this.push(null));
    socket.onerror = (event) => void this.destroy(asError(event));
  }

  private receive(chunk: Buffer): void {
    if (chunk.length && !this.destroyed && !this.readableEnded && !this.push(chunk)) this.socket?.pause();
  }
}

function writable(write: (chunk: Buffer) => void): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      write(chunk);
      done();
    },
  });
}
