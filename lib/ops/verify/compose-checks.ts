import { Check } from './check';
import { authChecks } from './checks/auth';
import { chatChecks } from './checks/chat';
import { chatKitChecks } from './checks/chatkit';
import { containerChecks } from './checks/containers';
import { databaseChecks } from './checks/database';
import { idempotencyChecks } from './checks/idempotency';
import { localChecks } from './checks/local';
import { logChecks } from './checks/logs';
import { metricsChecks } from './checks/metrics';
import { pageChecks } from './checks/page';
import { taskChecks } from './checks/tasks';
import { toolChecks } from './checks/tools';
import { ComposeContext } from './compose-context';
import { Stage } from './stage';

/** Everything that can be checked of an application that Docker Compose runs. */
export function allComposeChecks(context: ComposeContext, stage: Stage): Check[] {
  return [
    ...containerChecks(context),
    ...databaseChecks(context),
    ...localChecks(context),
    ...pageChecks(context),
    ...authChecks(context, stage),
    ...taskChecks(stage),
    ...chatChecks(context, stage),
    ...chatKitChecks(stage),
    ...toolChecks(context, stage),
    ...idempotencyChecks(stage),
    ...logChecks(context),
    ...metricsChecks(context, stage),
  ];
}
