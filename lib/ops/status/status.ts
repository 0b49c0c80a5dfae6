import { baseImagesUsed } from '../../images';
import { clusterStatus, findCluster } from '../../minikube';
import { Reporter } from '../../support/reporter';
import { readEnvFile } from '../env/env-file';
import { runningForward } from '../forward/forward';
import { HelmCli } from '../helm/helm-cli';
import { connectKube } from '../kube/kube';
import { modelOf } from '../model';
import { Settings } from '../settings';
import { collectLiveStatus, NOTHING_LIVE } from './collect-status';
import { StatusReport } from './status-report';

/** Looks at everything and changes nothing. */
export async function status(settings: Settings, reporter: Reporter): Promise<StatusReport> {
  const env = readEnvFile(settings.envFile, undefined, reporter);
  const [state, cluster, forward] = await Promise.all([clusterStatus(), findCluster(), runningForward()]);
  const { namespace } = settings;
  const live =
    state.state === 'usable' && cluster
      ? await collectLiveStatus(
          connectKube(cluster.context, namespace),
          new HelmCli({ binary: cluster.tools.helm, context: cluster.context, namespace }),
        )
      : NOTHING_LIVE;
  return {
    cluster: {
      state: state.state,
      driver: state.driver,
      kubernetesVersion: state.kubernetesVersion,
      problems: state.problems,
      tools: cluster?.tools,
    },
    ...live,
    bases: baseImagesUsed().map(({ name, standIn }) => ({ name, standIn })),
    urls: (forward?.config.services ?? []).map(({ service, port }) => ({
      service,
      url: `http://localhost:${port}`,
    })),
    model: modelOf(env.values),
    env: { file: env.file, sets: [...env.values.keys()] },
  };
}
