import { Command } from 'commander';
import { packageCharts } from '../../ops/packages/package-charts';
import { distDir } from '../../support/paths';
import { findApplications } from '../../ops/find-applications';
import { CliContext } from '../cli-context';
import { readSources, sourceOptions, SourceOptions } from '../options';

/** `package`: the charts as archives. */
export function packageCommand({ reporter, print }: CliContext): Command {
  const command = new Command('package')
    .description('write the charts as archives, the same bytes each time; needs no cluster')
    .action(async (options: SourceOptions) => {
      const applications = findApplications(readSources(options));
      for (const file of await packageCharts(applications, distDir, reporter)) print(file);
    });
  for (const option of sourceOptions()) command.addOption(option);
  return command;
}
