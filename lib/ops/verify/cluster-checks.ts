import { projectRoot } from '../../support/paths';
import { Check } from './check';
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
import { pageChecks } from './checks/page';
import { probeChecks } from './checks/probes';
import { releaseChecks } from './checks/releases';
import { replicaChecks } from './checks/replicas';
import { resilienceChecks } from './checks/resilience';
import { securityChecks } from './checks/security';
import { serviceChecks } from './checks/services';
import { taskChecks } from './checks/tasks';
import { toolChecks, toolServiceChecks } from './checks/tools';
import { Stage } from './stage';
import { VerifyContext } from './verify-context';

/** Everything that can be checked of an application in the cluster. */
export function allClusterChecks(context: VerifyContext, stage: Stage): Check[] {
  return [
    ...clusterChecks(context),
    ...replicaChecks(context),
    ...imageChecks(context),
    ...releaseChecks(context),
    ...serviceChecks(context),
    ...databaseChecks(context),
    ...connectionChecks(context),
    ...localChecks(context),
    ...pageChecks(context),
    ...authChecks(context, stage),
    ...taskChecks(stage),
    ...chatChecks(context, stage),
    ...chatKitChecks(stage),
    ...toolChecks(context, stage),
    ...toolServiceChecks(context),
    ...idempotencyChecks(stage),
    ...probeChecks(context),
    ...logChecks(context),
    ...metricsChecks(context, stage),
    ...securityChecks(context),
    ...resilienceChecks(context),
    ...documentChecks(projectRoot),
  ];
}
