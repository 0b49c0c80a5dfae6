import { Command } from 'commander';
import { composeDown } from '../../ops/compose/compose-down';
import { CliContext } from '../cli-context';

interface Options {
  readonly namespace: string;
  readonly volumes: boolean;
}

/** `compose-down`: ends what `compose-up` started. */
export function composeDownCommand({ reporter }: CliContext): Command {
  return new Command('compose-down')
    .description('end and remove the containers of compose-up; data stay')
    .option('--namespace <name>', 'name of the Compose project', 'todo')
    .option('--volumes', 'remove the data too', false)
    .action(({ namespace, volumes }: Options) => composeDown({ project: namespace, volumes }, reporter));
}
