import { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { realDestroyParts } from '../../ops/real-destroy-parts';
import { destroy } from '../../ops/destroy';
import { UserError } from '../../support/user-error';
import { CliContext } from '../cli-context';

interface Options {
  readonly namespace: string;
  readonly yes: boolean;
  readonly dump: boolean;
}

/** `destroy`: removes what was made. */
export function destroyCommand({ reporter, print }: CliContext): Command {
  return new Command('destroy')
    .description('write each database to a file, then remove releases and cluster; .env and caches stay')
    .option('--yes', 'do not ask', false)
    .option('--no-dump', 'delete the data without writing them to a file')
    .option('--namespace <name>', 'Kubernetes namespace', 'todo')
    .action(async ({ namespace, yes, dump }: Options) => {
      if (!yes) await confirm();
      await destroy({ dump }, realDestroyParts(namespace, reporter), reporter);
      print('removed; .env, the caches and the dumps stay');
    });
}

/** @throws UserError NOT_CONFIRMED when the answer is not yes, or no one can be asked. */
async function confirm(): Promise<void> {
  const refused = (found: string): UserError =>
    new UserError({ code: 'NOT_CONFIRMED', found, needed: 'a yes', mend: 'make destroy YES=1' });
  if (!process.stdin.isTTY) throw refused('no terminal to ask on');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Delete the cluster and the todos in it? [y/N] ');
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw refused('the answer was not yes');
}
