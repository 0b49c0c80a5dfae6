import { Command } from 'commander';
import { packageCharts } from '../../ops/packages/package-charts';
import { distDir } from '../../support/paths';
import { CliContext } from '../cli-context';

/** `package`: the charts as archives. */
export function packageCommand({ reporter, print }: CliContext): Command {
  return new Command('package')
    .description('write the charts as archives, the same bytes each time; needs no cluster')
    .action(async () => {
      for (const file of await packageCharts(distDir, reporter)) print(file);
    });
}
