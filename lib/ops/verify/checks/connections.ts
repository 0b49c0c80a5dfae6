import { AutoscalingV2Api } from '@kubernetes/client-node';
import { readWorkload, WorkloadName } from '../../kube/workload';
import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok, skip, warn } from '../check';
import { VerifyContext } from '../verify-context';

/** ConfigMaps in which the parts have their number of connections. */
const PARTS = [
  { part: BACKEND, config: 'app-config' },
  { part: FRONTEND, config: 'frontend-config' },
];

const MEND = 'fewer replicas (make scale N=2), or a smaller DATABASE_CONNECTIONS in .env, then make deploy';

/** One part's share of the connections. */
interface Share {
  readonly name: string;
  /** Pods at most, with the one more that a rollout has. */
  readonly pods: number;
  /** Connections of each. */
  readonly connections: number;
}

/** All replicas together, also while one of them is being replaced, ask for no more connections than there are. */
export function connectionChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'CONNECTIONS',
      title: 'the replicas’ connections fit the database',
      criterion: 'Database connections established',
      needs: ['DATABASE'],
      run: async () => {
        const shares = await Promise.all(PARTS.map(({ part, config }) => share(context, part, config)));
        const unknown = shares.find(({ connections }) => Number.isNaN(connections));
        return unknown
          ? skip(`${unknown.name} has no DATABASE_CONNECTIONS, so how many it opens is not known`)
          : judged(shares, await allowed(context), context.database);
      },
    },
  ];
}

async function share({ kube }: VerifyContext, part: WorkloadName, config: string): Promise<Share> {
  const { namespace } = kube;
  const [workload, scalers, { data }] = await Promise.all([
    readWorkload(kube, part),
    kube.config.makeApiClient(AutoscalingV2Api).listNamespacedHorizontalPodAutoscaler({ namespace }),
    kube.core.readNamespacedConfigMap({ name: config, namespace }),
  ]);
  const scaler = scalers.items.find(({ spec }) => spec?.scaleTargetRef.name === part.name);
  const replicas = Math.max(workload?.desired ?? 0, scaler?.spec?.maxReplicas ?? 0);
  return { name: part.name, pods: replicas + 1, connections: Number(data?.DATABASE_CONNECTIONS) };
}

/** What the database leaves for those who are no superusers. */
async function allowed(context: VerifyContext): Promise<number> {
  return context.withDatabase(async (client) => {
    const { rows } = await client.query<{ allowed: number }>(
      `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
       - coalesce(current_setting('reserved_connections', true), '0')::int AS allowed`,
    );
    return rows[0]?.allowed ?? 0;
  });
}

/** Before a database outside there may be a pooler, which takes more than the database itself. */
function judged(shares: readonly Share[], most: number, database: VerifyContext['database']): Finding {
  const sum = shares.reduce((total, { pods, connections }) => total + pods * connections, 0);
  const told = shares.map(({ name, pods, connections }) => `${name} ${pods} × ${connections}`).join(', ');
  if (sum <= most) return ok(`${told}, in a rollout; the database allows ${most}`);
  const fact = `${told} are ${sum} in a rollout, and the database allows ${most}`;
  return database === 'external' ? warn(fact, MEND) : fail(fact, MEND);
}
