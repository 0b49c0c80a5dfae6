import { run } from '../../../support/run';
import { Check, fail, ok } from '../check';
import { VerifyContext } from '../verify-context';

/** Minikube runs, kubectl reaches it, its nodes are ready. */
export function clusterChecks({ cluster, kube }: VerifyContext): Check[] {
  return [
    {
      code: 'CLUSTER',
      title: 'Minikube cluster runs',
      criterion: 'Minikube cluster started successfully',
      run: async () => {
        const { gitVersion } = await kube.version.getCode();
        return ok(`Kubernetes ${gitVersion}, driver ${cluster.driver}`);
      },
    },
    {
      code: 'KUBECTL',
      title: 'kubectl is connected',
      criterion: 'kubectl connected to cluster',
      needs: ['CLUSTER'],
      run: async () => {
        const args = [`--context=${cluster.context}`, 'get', '--raw=/readyz', '--request-timeout=10s'];
        const { stdout } = await run(cluster.tools.kubectl, args);
        return stdout === 'ok'
          ? ok(`context ${cluster.context}`)
          : fail(`/readyz says ${stdout}`, 'make deploy');
      },
    },
    {
      code: 'NODES',
      title: 'nodes are ready',
      criterion: 'Minikube cluster started successfully',
      needs: ['CLUSTER'],
      run: async () => {
        const { items } = await kube.core.listNode();
        const states = items.map(({ metadata, status }) => {
          const ready = status?.conditions?.find(({ type }) => type === 'Ready');
          return { name: metadata?.name, ready: ready?.status === 'True', message: ready?.message };
        });
        const bad = states.find(({ ready }) => !ready);
        return bad
          ? fail(`node ${bad.name} is not ready: ${bad.message}`, 'make deploy')
          : ok(states.map(({ name }) => name).join(', '));
      },
    },
  ];
}
