import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { distDir, projectRoot } from '../../support/paths';
import { Reporter } from '../../support/reporter';
import { asError } from '../as-error';
import { Check, CheckResult } from './check';
import { authChecks } from './checks/auth';
import { chatChecks } from './checks/chat';
import { chatKitChecks } from './checks/chatkit';
import { clusterChecks } from './checks/cluster';
import { connectionChecks } from './checks/connections';
import { databaseChecks } from './checks/database';
import { documentChecks } from './checks/documents';
import { idempotencyChecks } from './checks/idempotency';
import { imageChecks } from './checks/images';
import { localChecks } from './checks/local';
import { logChecks } from './checks/logs';
import { metricsChecks } from './checks/metrics';
import { probeChecks } from './checks/probes';
import { releaseChecks } from './checks/releases';
import { replicaChecks } from './checks/replicas';
import { resilienceChecks } from './checks/resilience';
import { securityChecks } from './checks/security';
import { serviceChecks } from './checks/services';
import { toolChecks } from './checks/tools';
import { runChecks } from './run-checks';
import { Stage } from './stage';
import { VerifyContext } from './verify-context';

/** Where the results are written. */
export const verifyReportFile = join(distDir, 'reports', 'verify.json');

export interface VerifyProps {
  /** Leave out what ends or adds pods. @default false */
  readonly keepPods?: boolean;
  /** Where the results are written as JSON. */
  readonly reportFile: string;
}

/** The specification's acceptance list against the live cluster. @returns the results; none is thrown. */
export async function verify(
  context: VerifyContext,
  props: VerifyProps,
  reporter: Reporter,
): Promise<CheckResult[]> {
  const stage = new Stage(context);
  const checks = allChecks(context, stage).filter(({ disturbs }) => !(disturbs && props.keepPods));
  try {
    const results = await runChecks(checks, ({ code, outcome, title, fact, mend }) =>
      reporter.check(outcome, `${code.padEnd(20)} ${title}: ${fact}`, mend),
    );
    writeReport(props.reportFile, results);
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

function allChecks(context: VerifyContext, stage: Stage): Check[] {
  return [
    ...clusterChecks(context),
    ...replicaChecks(context),
    ...imageChecks(context),
    ...releaseChecks(context),
    ...serviceChecks(context),
    ...databaseChecks(context),
    ...connectionChecks(context),
    ...localChecks(context),
    ...authChecks(context, stage),
    ...chatChecks(context, stage),
    ...chatKitChecks(stage),
    ...toolChecks(context, stage),
    ...idempotencyChecks(stage),
    ...probeChecks(context),
    ...logChecks(context),
    ...metricsChecks(context),
    ...securityChecks(context),
    ...resilienceChecks(context),
    ...documentChecks(projectRoot),
  ];
}

function writeReport(file: string, results: readonly CheckResult[]): void {
  const passed = results.every(({ outcome }) => outcome !== 'fail');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ passed, finishedAt: new Date().toISOString(), checks: results }, null, 2)}\n`,
  );
}
