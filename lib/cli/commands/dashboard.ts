import { Command } from 'commander';
import { dashboard } from '../../minikube';
import { CliContext } from '../cli-context';

/** `dashboard`: Minikube's own. */
export function dashboardCommand({ reporter, print }: CliContext): Command {
  return new Command('dashboard')
    .description("enable Minikube's dashboard and print its address")
    .action(async () => print(await dashboard(reporter)));
}
