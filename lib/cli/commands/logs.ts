import { Argument, Command } from 'commander';
import { connectKube } from '../../ops/kube/kube';
import { LOG_PARTS, logs } from '../../ops/logs';
import { openCluster } from '../../ops/open-deployment';
import { CliContext } from '../cli-context';
import { wholeNumber } from '../whole-number';

interface Options {
  readonly namespace: string;
  readonly follow: boolean;
  readonly tail: number;
}

/** `logs`: of all pods, each line with its pod's name. */
export function logsCommand({ print }: CliContext): Command {
  return new Command('logs')
    .description('show the logs of all pods')
    .addArgument(new Argument('[part]', 'only this part').choices(LOG_PARTS))
    .option('-f, --follow', 'go on until interrupted', false)
    .option('--tail <lines>', 'lines from before, of each container', wholeNumber, 100)
    .option('--namespace <name>', 'Kubernetes namespace', 'todo')
    .action(async (part: (typeof LOG_PARTS)[number] | undefined, { namespace, follow, tail }: Options) => {
      const { context } = await openCluster();
      await logs(connectKube(context, namespace), { parts: part ? [part] : LOG_PARTS, follow, tail }, print);
    });
}
