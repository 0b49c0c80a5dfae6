import { Command } from 'commander';
import { Forward } from '../../ops/forward/forward';
import { openCluster } from '../../ops/open-deployment';
import { during } from '../../support/reporter';
import { CliContext } from '../cli-context';

interface Options {
  readonly namespace: string;
  readonly stop: boolean;
}

/** `forward`: the way from localhost to the Services, in the background. */
export function forwardCommand({ reporter, print }: CliContext): Command {
  return new Command('forward')
    .description('restart the forward from localhost to the Services; it runs in the background')
    .option('--stop', 'end it instead', false)
    .option('--namespace <name>', 'Kubernetes namespace', 'todo')
    .action(async ({ namespace, stop }: Options) => {
      const forward = new Forward(reporter);
      if (stop) return print((await forward.stop()) ? 'the forward has ended' : 'no forward was running');
      const { context } = await openCluster();
      const services = await forward.ports();
      await during(reporter, 'forward', () => forward.restart({ context, namespace, services }));
      for (const { service, port } of services) print(`${service} http://localhost:${port}`);
    });
}
