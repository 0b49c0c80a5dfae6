import { Command, OutputConfiguration } from 'commander';
import { version } from '../../package.json';
import { CliContext } from './cli-context';
import { dashboardCommand } from './commands/dashboard';
import { deployCommand } from './commands/deploy';
import { destroyCommand } from './commands/destroy';
import { doctorCommand } from './commands/doctor';
import { forwardCommand } from './commands/forward';
import { logsCommand } from './commands/logs';
import { scaleCommand } from './commands/scale';
import { statusCommand } from './commands/status';
import { stopCommand } from './commands/stop';
import { synthCommand } from './commands/synth';
import { verifyCommand } from './commands/verify';

/** Every command, in the order in which a newcomer meets them. */
const COMMANDS: readonly ((context: CliContext) => Command)[] = [
  deployCommand,
  verifyCommand,
  statusCommand,
  logsCommand,
  forwardCommand,
  scaleCommand,
  dashboardCommand,
  doctorCommand,
  synthCommand,
  stopCommand,
  destroyCommand,
];

/** The command line. Errors are thrown, not exited with. */
export function buildProgram(context: CliContext, output: OutputConfiguration): Command {
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
  for (const command of COMMANDS)
    program.addCommand(command(context).copyInheritedSettings(program).allowExcessArguments(false));
  return program;
}
