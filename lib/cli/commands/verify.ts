import { Command, Option } from 'commander';
import { openCompose } from '../../ops/compose/open-compose';
import { openCluster, openVerifyContext } from '../../ops/open-deployment';
import { Settings } from '../../ops/settings';
import { CheckResult } from '../../ops/verify/check';
import { allClusterChecks } from '../../ops/verify/cluster-checks';
import { allComposeChecks } from '../../ops/verify/compose-checks';
import { summary } from '../../ops/verify/run-checks';
import { verify, verifyReportFile } from '../../ops/verify/verify';
import { Reporter, StreamReporter } from '../../support/reporter';
import { CheckFailed } from '../check-failed';
import { CliContext } from '../cli-context';
import { outputOption, readSettings, SettingsOptions, settingsOptions } from '../options';

interface Options extends SettingsOptions {
  readonly output: 'text' | 'json';
  readonly target: 'cluster' | 'compose';
}

/** `verify`: the acceptance list against what runs. */
export function verifyCommand({ reporter, print }: CliContext): Command {
  const command = new Command('verify')
    .description("check the specification's acceptance list on the running application")
    .addOption(outputOption())
    .addOption(
      new Option('--target <name>', 'where it runs').choices(['cluster', 'compose']).default('cluster'),
    )
    .action(async (options: Options) => {
      const table = options.output === 'json' ? reporter : new StreamReporter(process.stdout);
      const check = options.target === 'compose' ? verifyCompose : verifyCluster;
      const results = await check(readSettings(options), reporter, table);
      if (options.output === 'json') print(JSON.stringify(results, null, 2));
      else print(`${summary(results)} (${verifyReportFile})`);
      if (results.some(({ outcome }) => outcome === 'fail')) throw new CheckFailed();
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}

async function verifyCluster(
  settings: Settings,
  reporter: Reporter,
  table: Reporter,
): Promise<CheckResult[]> {
  const application = await openVerifyContext(settings, await openCluster(), reporter);
  return verify({ application, checks: allClusterChecks, reportFile: verifyReportFile }, table);
}

async function verifyCompose(
  settings: Settings,
  reporter: Reporter,
  table: Reporter,
): Promise<CheckResult[]> {
  const application = await openCompose(settings, reporter);
  return verify({ application, checks: allComposeChecks, reportFile: verifyReportFile }, table);
}
