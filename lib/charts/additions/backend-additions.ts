import type { HelmAdditions } from '../../helm/helm-chart';
import { httpNotes } from './http-notes';
import { readme } from './readme';
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

/** What the backend's chart has under Helm only. */
export function backendAdditions(chart: string): HelmAdditions {
  const url = `http://{{ include "${chart}.fullname" . }}:{{ int .Values.service.port }}/health/ready`;
  return {
    notes: httpNotes({
      chart,
      path: '/docs',
      hint: `
It reads the Secret {{ .Values.secret.name }}: {{ .Values.secret.keys.databaseUrl }} and {{ .Values.secret.keys.betterAuthSecret }}; {{ if .Values.config.openaiBaseUrl }}the model at {{ .Values.config.openaiBaseUrl }} answers{{ else }}with {{ .Values.secret.keys.openaiApiKey }} the model of OpenAI answers, without it the built-in one{{ end }}.
It accepts the tokens that the frontend at {{ .Values.config.betterAuthUrl }} issues.`,
    }),
    tests: { 'connection.yaml': testPod({ chart, command: ['python', '-c', ASK, url] }) },
    readme: readme({
      chart,
      secrets: {
        DATABASE_URL: 'postgresql://todo:PASSWORD@todo-database/todo',
        BETTER_AUTH_SECRET: '$(openssl rand -hex 32)',
        OPENAI_API_KEY: 'KEY',
      },
      secretHint: `\`DATABASE_URL\` is the database, of the chart todo-database or anywhere else (Neon:
\`postgresql://…?sslmode=require\`); \`BETTER_AUTH_SECRET\` is the same as the frontend's. Leave out \`OPENAI_API_KEY\` and the built-in
offline model answers, unless \`config.openaiBaseUrl\` names a server that needs no key.`,
      more: `## What it needs

- A PostgreSQL that \`DATABASE_URL\` names. A Job, run by Helm before each installation and upgrade, brings its tables to this version;
  when it fails nothing else is changed, and \`kubectl logs job/<release>-migrate\` says why. Each replica uses up to
  \`config.databaseConnections\`.
- The frontend, whose tokens it accepts: \`config.betterAuthUrl\` is the address that browsers use for it, and
  \`config.betterAuthJwksUrl\` where its keys are inside the cluster (\`http://<frontend's Service>:3000/api/auth/jwks\`).
- For an Ingress or a Gateway: their pods under \`networkPolicy.from\`. Browsers do not need it: the frontend's server passes calls on.
  \`/metrics\` is open to whom the network policy lets in; do not lead an Ingress there.
- For metrics: \`serviceMonitor.enabled\` where the Prometheus Operator is, and Prometheus under \`networkPolicy.from\`:

\`\`\`yaml
serviceMonitor: { enabled: true, labels: { release: prometheus } }
networkPolicy:
  from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } } }]
\`\`\`

A changed Secret reaches running pods when \`secret.version\` changes, or after \`kubectl rollout restart\`.`,
    }),
  };
}
