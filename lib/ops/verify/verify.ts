import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { distDir } from '../../support/paths';
import { Reporter } from '../../support/reporter';
import { asError } from '../as-error';
import { Check, CheckResult } from './check';
import { RunningApplication } from './running-application';
import { runChecks } from './run-checks';
import { Stage } from './stage';

/** Where the results are written. */
export const verifyReportFile = join(distDir, 'reports', 'verify.json');

export interface VerifyProps<A extends RunningApplication> {
  readonly application: A;
  /** What is checked, in this order. */
  readonly checks: (application: A, stage: Stage) => readonly Check[];
  /** Leave out what ends or adds pods. @default false */
  readonly keepPods?: boolean;
  /** Where the results are written as JSON. */
  readonly reportFile: string;
}

/** The specification's acceptance list against a running application. @returns the results; none is thrown. */
export async function verify<A extends RunningApplication>(
  { application, checks, keepPods, reportFile }: VerifyProps<A>,
  reporter: Reporter,
): Promise<CheckResult[]> {
  const stage = new Stage(application);
  const chosen = checks(application, stage).filter(({ disturbs }) => !(disturbs && keepPods));
  try {
    const results = await runChecks(chosen, ({ code, outcome, title, fact, mend }) =>
      reporter.check(outcome, `${code.padEnd(20)} ${title}: ${fact}`, mend),
    );
    writeReport(reportFile, results);
    return results;
  } finally {
    await stage.clear().catch((error: unknown) => {
      reporter.check(
        'warn',
        `the throw-away user could not be removed: ${asError(error).message}`,
        'make verify removes it later',
      );
    });
  }
}

function writeReport(file: string, results: readonly CheckResult[]): void {
  const passed = results.every(({ outcome }) => outcome !== 'fail');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ passed, finishedAt: new Date().toISOString(), checks: results }, null, 2)}\n`,
  );
}
