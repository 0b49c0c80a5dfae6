import { Command } from 'commander';
import { findHelm } from '../../minikube';
import { packageCharts } from '../../ops/packages/package-charts';
import { checkRegistry, pushPackages } from '../../ops/packages/push-packages';
import { distDir } from '../../support/paths';
import { findApplications } from '../../ops/find-applications';
import { CliContext } from '../cli-context';
import { readSources, sourceOptions, SourceOptions } from '../options';

interface Options extends SourceOptions {
  readonly plainHttp: boolean;
}

/** `push`: the charts into an OCI registry. */
export function pushCommand({ reporter }: CliContext): Command {
  const command = new Command('push')
    .description('package the charts and push them to an OCI registry')
    .argument('[registry]', 'e.g. oci://registry.example/charts')
    .option('--plain-http', 'speak HTTP, as a registry on this machine does', false)
    .action(async (address: string | undefined, options: Options) => {
      const registry = checkRegistry(address);
      const packages = await packageCharts(findApplications(readSources(options)), distDir, reporter);
      const { plainHttp } = options;
      await pushPackages({ packages, registry, plainHttp, helm: await findHelm(reporter) }, reporter);
    });
  for (const option of sourceOptions()) command.addOption(option);
  return command;
}
