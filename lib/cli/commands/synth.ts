import { Command } from 'commander';
import { synth } from '../../ops/synth';
import { CliContext } from '../cli-context';
import { readSettings, SettingsOptions, settingsOptions } from '../options';

/** `synth`: everything in dist. */
export function synthCommand({ reporter, print }: CliContext): Command {
  const command = new Command('synth')
    .description(
      'write everything in dist: manifests, charts, values, Dockerfiles, Compose file; needs no cluster',
    )
    .action((options: SettingsOptions) => {
      for (const folder of synth(readSettings(options), reporter)) print(folder);
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}
