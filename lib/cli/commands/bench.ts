import { Command } from 'commander';
import { findHelm } from '../../minikube';
import { bench, benchReportFile } from '../../ops/bench/bench';
import { formatBench } from '../../ops/bench/format-bench';
import { CliContext } from '../cli-context';
import { wholeNumber } from '../whole-number';

/** `bench`: how long synthesis takes, beside other ways. */
export function benchCommand({ reporter, print }: CliContext): Command {
  return new Command('bench')
    .description('measure synthesis and compilation beside cdk8s, helm and bare node')
    .option('--rounds <number>', 'runs of each command', wholeNumber, 5)
    .action(async ({ rounds }: { rounds: number }) => {
      print(formatBench(await bench(await findHelm(reporter), rounds, reporter)));
      print(`\n${benchReportFile}`);
    });
}
