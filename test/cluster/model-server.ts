import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';
import { kubectlIn, status } from './cluster';

const NAME = 'model-server';
const PORT = 8080;

/** The server's own: one that a killed test leaves behind is none of the application's pods. */
const NAMESPACE = 'todo-model-server';

/** The server is one of the backend's test tools; what else it needs is in the backend's image. */
const FOLDER = 'tests/support';

/** Address of the model server, for pods. */
export const modelServerUrl = `http://${NAME}.${NAMESPACE}:${PORT}/v1`;

/** Runs a model server that speaks OpenAI's wire format in the cluster, and waits for it. */
export async function startModelServer(): Promise<void> {
  const { images } = await status();
  const image = images.find(({ workload }) => workload === 'todo-backend')?.image ?? '';
  const manifests = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects(image) });
  await stopModelServer();
  await kubectlIn(NAMESPACE, ['create', 'namespace', NAMESPACE]);
  await kubectlIn(NAMESPACE, ['create', '--filename=-'], manifests);
  await kubectlIn(NAMESPACE, ['wait', '--for=condition=Ready', `pod/${NAME}`, '--timeout=60s']);
}

/** Removes it; does nothing when it is not there. */
export async function stopModelServer(): Promise<void> {
  await kubectlIn(NAMESPACE, ['delete', 'namespace', NAMESPACE, '--ignore-not-found', '--wait']);
}

function objects(image: string): object[] {
  const labels = { app: NAME };
  const metadata = { name: NAME, labels };
  const folder = join(projectRoot, 'backend', FOLDER);
  const files = readdirSync(folder).filter((file) => file.endsWith('.py'));
  const data = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: PORT }] } },
    { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec(image) },
  ];
}

function podSpec(image: string): object {
  return {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 1,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: NAME,
        image,
        command: ['python', '-m', 'tests.support.model_server', '--host=0.0.0.0', `--port=${PORT}`],
        ports: [{ containerPort: PORT }],
        readinessProbe: { tcpSocket: { port: PORT }, periodSeconds: 1 },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: 'source', mountPath: `/app/${FOLDER}` }],
      },
    ],
    volumes: [{ name: 'source', configMap: { name: NAME } }],
  };
}
