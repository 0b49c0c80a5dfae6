import { rmSync } from 'node:fs';
import { connectKube, Kube } from '../kube/kube';
import { Endpoint, readyEndpoints } from '../kube/ready-endpoints';
import { Tunnel } from '../kube/tunnel';
import { askForward, serveControl } from './control';
import { ForwardConfig } from './forward-config';
import { ServiceForward } from './service-forward';

/**
 * The forward's own process: `supervisor.ts <control socket> <configuration as JSON>`. It outlives the command that
 * started it, the pods, and the cluster's API server; it ends when told through its control socket.
 */
async function main(controlFile: string, config: ForwardConfig): Promise<void> {
  if (await askForward(controlFile, 'status')) throw new Error('another forward is running');
  rmSync(controlFile, { force: true });
  const forwards = config.services.map(({ service, port }) => {
    return new ServiceForward<[Kube, Endpoint]>({
      service,
      port,
      // A new connection reads kubectl's configuration anew: a cluster made again has new certificates.
      endpoints: async () => {
        const kube = connectKube(config.context, config.namespace);
        return (await readyEndpoints(kube, service)).map((endpoint) => [kube, endpoint]);
      },
      open: ([kube, endpoint]) => Tunnel.open(kube, endpoint),
      log,
    });
  });
  await Promise.all(forwards.map((forward) => forward.start()));
  const control = await serveControl(controlFile, { pid: process.pid, config }, () => {
    for (const forward of forwards) forward.stop();
    control.close();
  });
  log(`forwarding ${config.services.map(({ service, port }) => `${service} to port ${port}`).join(', ')}`);
}

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}

const [controlFile = '', config = '{}'] = process.argv.slice(2);
main(controlFile, JSON.parse(config) as ForwardConfig).catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
