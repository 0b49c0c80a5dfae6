import type { PartName, Sidecar } from '../../application';
import type { ProbeCheck } from '../../constructs/probes';

/** Programs of the images that end with 0 when the address of their last argument answers. */
const ASK = {
  backend: {
    http: ['python', '-c', 'import sys, urllib.request as r; r.urlopen(sys.argv[1], timeout=3)'],
    tcp: ['python', '-c', 'import sys, socket; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 3)'],
  },
  frontend: {
    http: [
      'node',
      '-e',
      'fetch(process.argv[1]).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))',
    ],
    tcp: [
      'node',
      '-e',
      'require("net").connect(process.argv[1], "127.0.0.1").on("connect", () => process.exit(0))',
    ],
  },
} as const satisfies Record<PartName, Record<'http' | 'tcp', readonly string[]>>;

/** Asked inside of the pod: a process that only its neighbour calls may listen on localhost alone. */
export function sidecarCheck(part: PartName, { port, health }: Sidecar): ProbeCheck {
  const target = health.kind === 'http' ? `http://127.0.0.1:${port}${health.path}` : String(port);
  return { exec: { command: [...ASK[part][health.kind], target] } };
}
