import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { dirname, join } from 'node:path';
import type { Applications } from '../../application';
import { findHelm } from '../../minikube';
import { distDir } from '../../support/paths';
import { Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { connectKube } from '../kube/kube';
import { openCluster } from '../open-deployment';
import type { BenchReport } from './bench-report';
import type { ChatReport } from './chat/chat-report';
import { measureChat } from './chat/measure-chat';
import { measureSynthesis } from './measure-synthesis';

/** Where the results are written. */
export const benchReportFile = join(distDir, 'reports', 'bench.json');

/** What can be measured by itself. */
export const BENCH_PARTS = ['all', 'synth', 'chat'] as const;

export interface BenchProps {
  readonly applications: Applications;
  readonly part: (typeof BENCH_PARTS)[number];
  /** Of the deployed application. */
  readonly namespace: string;
  /** How often everything is measured. */
  readonly rounds: number;
}

/**
 * Measures in one run and writes `dist/reports/bench.json`. Without the application in a cluster the chat is left out.
 *
 * @throws UserError when the chat alone is asked for and cannot be measured.
 */
export async function bench(
  { applications, part, namespace, rounds }: BenchProps,
  reporter: Reporter,
): Promise<BenchReport> {
  const chat = (): Promise<ChatReport> => chatOf(applications, namespace, rounds, reporter);
  const report = {
    machine: `node ${process.versions.node}, ${platform()}/${arch()}, ${cpus().length} × ${cpus()[0]?.model}`,
    ...(part !== 'chat' && {
      synthesis: await measureSynthesis(applications, await findHelm(reporter), rounds, reporter),
    }),
    ...(part !== 'synth' && { chat: await (part === 'chat' ? chat() : unlessMissing(chat, reporter)) }),
  };
  mkdirSync(dirname(benchReportFile), { recursive: true });
  writeFileSync(benchReportFile, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

async function chatOf(
  applications: Applications,
  namespace: string,
  rounds: number,
  reporter: Reporter,
): Promise<ChatReport> {
  const cluster = await openCluster();
  return measureChat(applications, cluster, connectKube(cluster.context, namespace), rounds, reporter);
}

/** Codes that say that nothing is there to be measured. */
const MISSING = ['NO_CLUSTER', 'CLUSTER_DOWN', 'NOT_DEPLOYED'];

async function unlessMissing<T>(measure: () => Promise<T>, reporter: Reporter): Promise<T | undefined> {
  return measure().catch((error: unknown) => {
    if (!(error instanceof UserError && MISSING.includes(error.code))) throw error;
    reporter.check('warn', `the chat is left out: ${error.found}`, error.mend);
    return undefined;
  });
}
