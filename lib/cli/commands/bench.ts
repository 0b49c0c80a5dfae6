import { Command, Option } from 'commander';
import { bench, BENCH_PARTS, benchReportFile, BenchProps } from '../../ops/bench/bench';
import { formatBench } from '../../ops/bench/format-bench';
import { findApplications } from '../../ops/find-applications';
import { CliContext } from '../cli-context';
import { readSources, sourceOptions, SourceOptions } from '../options';
import { wholeNumber } from '../whole-number';

type Options = Omit<BenchProps, 'applications'> & SourceOptions;

/** `bench`: how long synthesis and a chat message take, beside other ways. */
export function benchCommand({ reporter, print }: CliContext): Command {
  const command = new Command('bench')
    .description('measure synthesis beside other ways, and the chat beside a bare agent loop')
    .addOption(new Option('--part <name>', 'what is measured').choices(BENCH_PARTS).default('all'))
    .option('--namespace <name>', 'Kubernetes namespace of the deployed application', 'todo')
    .option('--rounds <number>', 'how often everything is measured', wholeNumber, 5)
    .action(async (options: Options) => {
      const applications = findApplications(readSources(options));
      print(formatBench(await bench({ ...options, applications }, reporter)));
      print(`\n${benchReportFile}`);
    });
  for (const option of sourceOptions()) command.addOption(option);
  return command;
}
