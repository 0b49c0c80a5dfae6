import type { HelmAdditions } from '../../helm/helm-chart';
import { httpNotes } from './http-notes';
import type { Health } from '../../application';
import type { ServerFacts } from '../server/server-facts';
import { notesHint } from './notes-hint';
import { readme } from './readme';
import { secretHint, secretSamples } from './secret-hint';
import { migrationText, replicaText } from './server-texts';
import { testPod } from './test-pod';

const ASK = `
import sys, time, urllib.request
while True:
    try:
        print(urllib.request.urlopen(sys.argv[1], timeout=5).read().decode())
        sys.exit(0)
    except OSError as error:
        print(error)
        time.sleep(2)
`;

/** Connects, for a backend without a health route. */
const CONNECT = `
import sys, time, socket
while True:
    try:
        socket.create_connection((sys.argv[1], int(sys.argv[2])), 5)
        sys.exit(0)
    except OSError as error:
        print(error)
        time.sleep(2)
`;

/** What the backend's chart has under Helm only. */
export function backendAdditions(chart: string, facts: ServerFacts): HelmAdditions {
  return {
    notes: httpNotes({ chart, path: '/docs', hint: notesHint(facts) }),
    tests: { 'connection.yaml': testPod({ chart, command: testCommand(chart, facts.health.ready) }) },
    readme: readme({
      chart,
      secrets: secretSamples(facts),
      secretHint: `What stands in it for the backend:

${secretHint(facts)}`,
      more: `## What it needs

- A PostgreSQL, of the chart todo-database or anywhere else (Neon: \`postgresql://…?sslmode=require\`).${migrationText(facts)}
- The frontend, where \`config\` says that browsers and the backend find it.
- For an Ingress or a Gateway: their pods under \`networkPolicy.from\`, unless only the frontend's server calls it.
- For metrics, if it has any: \`serviceMonitor.enabled\` where the Prometheus Operator is, and Prometheus under \`networkPolicy.from\`:

\`\`\`yaml
serviceMonitor: { enabled: true, labels: { release: prometheus } }
networkPolicy:
  from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } } }]
\`\`\`

${replicaText(facts)}A changed Secret reaches running pods when \`secret.version\` changes, or after \`kubectl rollout restart\`.`,
    }),
  };
}

function testCommand(chart: string, ready: Health): string[] {
  const host = `{{ include "${chart}.fullname" . }}`;
  const port = '{{ int .Values.service.port }}';
  return ready.kind === 'http'
    ? ['python', '-c', ASK, `http://${host}:${port}${ready.path}`]
    : ['python', '-c', CONNECT, host, `"${port}"`];
}
