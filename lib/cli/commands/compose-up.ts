import { Command } from 'commander';
import { composeUp } from '../../ops/compose/compose-up';
import { localUrl } from '../../ops/forward/forward-config';
import { BACKEND, FRONTEND } from '../../ops/workload-names';
import { CliContext } from '../cli-context';
import { readSettings, SettingsOptions, settingsOptions } from '../options';

/** `compose-up`: all of it, without a cluster. */
export function composeUpCommand({ reporter, print }: CliContext): Command {
  const command = new Command('compose-up')
    .description('take the application from source to running in Docker, by Docker Compose')
    .action(async (options: SettingsOptions) => {
      const services = await composeUp(readSettings(options), reporter);
      print('');
      print(`  frontend  ${localUrl(services, FRONTEND.name)}`);
      print(`  backend   ${localUrl(services, BACKEND.name)}`);
      print('  next      make verify TARGET=compose, make compose-down');
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}
