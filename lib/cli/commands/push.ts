import { Command } from 'commander';
import { findHelm } from '../../minikube';
import { packageCharts } from '../../ops/packages/package-charts';
import { checkRegistry, pushPackages } from '../../ops/packages/push-packages';
import { distDir } from '../../support/paths';
import { CliContext } from '../cli-context';

interface Options {
  readonly plainHttp: boolean;
}

/** `push`: the charts into an OCI registry. */
export function pushCommand({ reporter }: CliContext): Command {
  return new Command('push')
    .description('package the charts and push them to an OCI registry')
    .argument('[registry]', 'e.g. oci://registry.example/charts')
    .option('--plain-http', 'speak HTTP, as a registry on this machine does', false)
    .action(async (address: string | undefined, { plainHttp }: Options) => {
      const registry = checkRegistry(address);
      const packages = await packageCharts(distDir, reporter);
      await pushPackages({ packages, registry, plainHttp, helm: await findHelm(reporter) }, reporter);
    });
}
