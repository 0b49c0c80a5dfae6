import { Command } from 'commander';
import { status } from '../../ops/status/status';
import { formatStatus } from '../../ops/status/format-status';
import { CliContext } from '../cli-context';
import { outputOption, readSettings, SettingsOptions, settingsOptions } from '../options';

interface Options extends SettingsOptions {
  readonly output: 'text' | 'json';
}

/** `status`: what there is and how it is. */
export function statusCommand({ reporter, print }: CliContext): Command {
  const command = new Command('status')
    .description('show cluster, images, releases, pods, addresses, model and settings')
    .addOption(outputOption())
    .action(async (options: Options) => {
      const report = await status(readSettings(options), reporter);
      print(options.output === 'json' ? JSON.stringify(report, null, 2) : formatStatus(report));
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}
