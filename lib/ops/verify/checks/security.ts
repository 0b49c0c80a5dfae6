import { run } from '../../../support/run';
import { Check, fail, Finding, ok } from '../check';
import { confidential } from '../confidential';
import { kubectl, VerifyContext, workloads } from '../verify-context';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The cluster enforces restricted pods, and no secret value is in what Helm keeps. */
export function securityChecks(context: VerifyContext): Check[] {
  const criterion = 'Secure: env vars for keys, no root containers';
  return [
    {
      code: 'POD_SECURITY',
      title: 'pods run restricted, as the cluster enforces',
      criterion,
      needs: ['CLUSTER'],
      run: () => restricted(context),
    },
    {
      code: 'NO_SECRETS',
      title: 'no secret is in Helm values, manifests or ConfigMaps',
      criterion,
      needs: ['RELEASES'],
      run: () => noSecrets(context),
    },
  ];
}

/** The API server itself judges the running pods, as a warning to the label. */
async function restricted(context: VerifyContext): Promise<Finding> {
  const { cluster, kube } = context;
  const { metadata } = await kube.core.readNamespace({ name: kube.namespace });
  const level = metadata?.labels?.[ENFORCE];
  if (level !== 'restricted')
    return fail(`namespace ${kube.namespace} has ${ENFORCE}=${level ?? '(none)'}`, 'make deploy');
  // The server looks at running pods when the labels change; naming the version is a change, and a dry run keeps none.
  const label = ['label', '--dry-run=server', '--overwrite', 'namespace', kube.namespace];
  const { stderr } = await run(cluster.tools.kubectl, [
    `--context=${cluster.context}`,
    ...label,
    `${ENFORCE}=restricted`,
    `${ENFORCE}-version=v1.28`,
  ]);
  const warning = stderr.split('\n').find((line) => /warning/i.test(line));
  return warning
    ? fail(warning, kubectl(context, 'get pods -o yaml'))
    : ok(`namespace ${kube.namespace} enforces it without a warning`);
}

async function noSecrets(context: VerifyContext): Promise<Finding> {
  const { kube, helm, secrets } = context;
  const places = await Promise.all(
    workloads(context).flatMap(({ name }) => [
      helm.values(name).then((text) => ({ place: `the values of ${name}`, text })),
      helm.manifest(name).then((text) => ({ place: `the manifest of ${name}`, text })),
    ]),
  );
  const { items } = await kube.core.listNamespacedConfigMap({ namespace: kube.namespace });
  const configMaps = items.map(({ metadata, data }) => ({
    place: `ConfigMap ${metadata?.name}`,
    text: JSON.stringify(data),
  }));
  const looked = confidential(secrets);
  for (const [name, value] of looked) {
    const encoded = Buffer.from(value).toString('base64');
    const leak = [...places, ...configMaps].find(
      ({ text }) => text.includes(value) || text.includes(encoded),
    );
    if (leak)
      return fail(`${leak.place} holds the value of ${name}`, 'refer to app-secrets in the chart instead');
  }
  return ok(`${looked.size} secrets looked for in ${places.length + configMaps.length} places`);
}
