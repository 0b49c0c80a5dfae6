import { Command } from 'commander';
import { connectKube } from '../../ops/kube/kube';
import { openCluster } from '../../ops/open-deployment';
import { parseReplicas, scale } from '../../ops/scale';
import { CliContext } from '../cli-context';

/** `scale`: more or fewer replicas of both parts. */
export function scaleCommand({ reporter }: CliContext): Command {
  return new Command('scale')
    .description('run this many replicas of the backend and of the frontend')
    .argument('[replicas]', 'from 1 to 10')
    .option('--namespace <name>', 'Kubernetes namespace', 'todo')
    .action(async (text: string | undefined, { namespace }: { namespace: string }) => {
      const replicas = parseReplicas(text);
      const { context } = await openCluster();
      await scale(connectKube(context, namespace), replicas, reporter);
    });
}
