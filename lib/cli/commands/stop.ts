import { Command } from 'commander';
import { Forward } from '../../ops/forward/forward';
import { stopCluster } from '../../minikube';
import { CliContext } from '../cli-context';

/** `stop`: everything at rest, nothing lost. */
export function stopCommand({ reporter, print }: CliContext): Command {
  return new Command('stop')
    .description('end the forward and stop the cluster; data stay')
    .action(async () => {
      if (await new Forward(reporter).stop()) reporter.check('ok', 'forward ended');
      await stopCluster(reporter);
      print('stopped; `make deploy` starts it again with all data');
    });
}
