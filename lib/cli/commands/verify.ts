import { Command } from 'commander';
import { openCluster, openVerifyContext } from '../../ops/open-deployment';
import { summary } from '../../ops/verify/run-checks';
import { verify, verifyReportFile } from '../../ops/verify/verify';
import { StreamReporter } from '../../support/reporter';
import { CheckFailed } from '../check-failed';
import { CliContext } from '../cli-context';
import { outputOption, readSettings, SettingsOptions, settingsOptions } from '../options';

interface Options extends SettingsOptions {
  readonly output: 'text' | 'json';
}

/** `verify`: the acceptance list against the live cluster. */
export function verifyCommand({ reporter, print }: CliContext): Command {
  const command = new Command('verify')
    .description("check the specification's acceptance list on the live cluster")
    .addOption(outputOption())
    .action(async (options: Options) => {
      const cluster = await openCluster();
      const context = await openVerifyContext(readSettings(options), cluster);
      const table = options.output === 'json' ? reporter : new StreamReporter(process.stdout);
      const results = await verify(context, { reportFile: verifyReportFile }, table);
      if (options.output === 'json') print(JSON.stringify(results, null, 2));
      else print(`${summary(results)} (${verifyReportFile})`);
      if (results.some(({ outcome }) => outcome === 'fail')) throw new CheckFailed();
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}
