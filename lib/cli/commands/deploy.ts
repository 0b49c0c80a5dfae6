import { Command } from 'commander';
import { BACKEND } from '../../ops/workload-names';
import { deploy, Deployment } from '../../ops/deploy/deploy';
import { realDeployParts } from '../../ops/deploy/real-parts';
import { localUrl } from '../../ops/forward/forward-config';
import { openVerifyContext } from '../../ops/open-deployment';
import { summary } from '../../ops/verify/run-checks';
import { allClusterChecks } from '../../ops/verify/cluster-checks';
import { verifyReportFile, verify } from '../../ops/verify/verify';
import { FRONTEND } from '../../ops/workload-names';
import { CheckFailed } from '../check-failed';
import { CliContext } from '../cli-context';
import { readSettings, SettingsOptions, settingsOptions } from '../options';

/** `deploy`: all of it. */
export function deployCommand({ reporter, print }: CliContext): Command {
  const command = new Command('deploy')
    .description('take the application from source to running in Minikube and reachable on localhost')
    .action(async (options: SettingsOptions) => {
      const settings = readSettings(options);
      const deployment = await deploy(settings, realDeployParts(settings, reporter), reporter);
      const context = await openVerifyContext(settings, deployment.cluster, reporter, deployment.services);
      const results = await verify(
        { application: context, checks: allClusterChecks, keepPods: true, reportFile: verifyReportFile },
        reporter,
      );
      reporter.info(summary(results));
      for (const line of welcome(deployment)) print(line);
      if (results.some(({ outcome }) => outcome === 'fail')) throw new CheckFailed();
    });
  for (const option of settingsOptions()) command.addOption(option);
  return command;
}

function welcome({ services, model, applications }: Deployment): string[] {
  const { alive } = applications.backend.health.value;
  return [
    '',
    `  chat      ${localUrl(services, FRONTEND.name)}  (sign up there with any e-mail address and a password)`,
    `  backend   ${localUrl(services, BACKEND.name)}${alive.kind === 'http' ? alive.path : ''}`,
    `  model     ${model}`,
    '  next      make verify, make status, make logs, make stop',
  ];
}
