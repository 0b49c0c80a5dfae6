import { Command, OutputConfiguration } from 'commander';
import { version } from '../../package.json';
import { CliContext } from './cli-context';
import { benchCommand } from '#lib/cli/commands/bench';
import { composeDownCommand } from '#lib/cli/commands/compose-down';
import { composeUpCommand } from '#lib/cli/commands/compose-up';
import { dashboardCommand } from '#lib/cli/commands/dashboard';
import { deployCommand } from '#lib/cli/commands/deploy';
import { destroyCommand } from '#lib/cli/commands/destroy';
import { doctorCommand } from '#lib/cli/commands/doctor';
import { forwardCommand } from '#lib/cli/commands/forward';
import { inspectCommand } from '#lib/cli/commands/inspect';
import { logsCommand } from '#lib/cli/commands/logs';
import { packageCommand } from '#lib/cli/commands/package';
import { pushCommand } from '#lib/cli/commands/push';
import { renderCommand } from '#lib/cli/commands/render';
import { scaleCommand } from '#lib/cli/commands/scale';
import { statusCommand } from '#lib/cli/commands/status';
import { stopCommand } from '#lib/cli/commands/stop';
import { synthCommand } from '#lib/cli/commands/synth';
import { verifyCommand } from '#lib/cli/commands/verify';

/**
 * Every command by its name, in the order in which a newcomer meets them. Each is a function around its import, which
 * loads the file at the first use (`lazy` in `.swcrc`).
 */
const COMMANDS: Readonly<Record<string, (context: CliContext) => Command>> = {
  deploy: (context) => deployCommand(context),
  inspect: (context) => inspectCommand(context),
  verify: (context) => verifyCommand(context),
  status: (context) => statusCommand(context),
  logs: (context) => logsCommand(context),
  forward: (context) => forwardCommand(context),
  scale: (context) => scaleCommand(context),
  dashboard: (context) => dashboardCommand(context),
  doctor: (context) => doctorCommand(context),
  synth: (context) => synthCommand(context),
  render: (context) => renderCommand(context),
  'compose-up': (context) => composeUpCommand(context),
  'compose-down': (context) => composeDownCommand(context),
  package: (context) => packageCommand(context),
  push: (context) => pushCommand(context),
  stop: (context) => stopCommand(context),
  destroy: (context) => destroyCommand(context),
  bench: (context) => benchCommand(context),
};

/**
 * The command line. Errors are thrown, not exited with.
 *
 * @param argv what the user wrote: when it begins with a command, the others are not even loaded.
 */
export function buildProgram(
  argv: readonly string[],
  context: CliContext,
  output: OutputConfiguration,
): Command {
  const program = new Command('todo')
    .description('The Todo AI Chatbot from source to a running, verified system on Minikube')
    .version(version)
    .option('--verbose', 'show stacks and causes of errors')
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 a check failed, 2 something is not as needed, 130 interrupted.',
    )
    .configureOutput(output)
    .configureHelp({ helpWidth: 80 })
    .showHelpAfterError('(see --help)')
    .exitOverride();
  const first = argv.find((word) => !word.startsWith('-')) ?? '';
  const chosen = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  for (const command of chosen ? [chosen] : Object.values(COMMANDS))
    program.addCommand(command(context).copyInheritedSettings(program).allowExcessArguments(false));
  return program;
}
