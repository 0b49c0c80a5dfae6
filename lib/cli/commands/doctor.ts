import { Command } from 'commander';
import { doctor } from '../../ops/doctor';
import { summary } from '../../ops/verify/run-checks';
import { StreamReporter } from '../../support/reporter';
import { CheckFailed } from '../check-failed';
import { CliContext } from '../cli-context';
import { outputOption, readSettings, SettingsOptions, settingsOptions } from '../options';

interface Options extends SettingsOptions {
  readonly output: 'text' | 'json';
}

/** `doctor`: what stands in the way. */
export function doctorCommand({ reporter, print }: CliContext): Command {
  const command = new Command('doctor')
    .description('check machine, settings, ports, cluster and pods, and say what mends them')
    .addOption(outputOption())
    .action(async (options: Options) => {
      const table = options.output === 'json' ? reporter : new StreamReporter(process.stdout);
      const results = await doctor(readSettings(options), table);
      print(options.output === 'json' ? JSON.stringify(results, null, 2) : summary(results));
      if (results.some(({ outcome }) => outcome === 'fail')) throw new CheckFailed();
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}
