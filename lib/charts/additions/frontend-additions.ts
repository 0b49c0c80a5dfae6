import type { HelmAdditions } from '../../helm/helm-chart';
import { httpNotes } from './http-notes';
import { readme } from './readme';
import { testPod } from './test-pod';

const ASK = `
const ask = () =>
  fetch(process.argv[1], { signal: AbortSignal.timeout(5000) })
    .then((answer) => {
      if (!answer.ok) throw new Error(\`status \${answer.status}\`);
      console.log(answer.status);
    })
    .catch((error) => {
      console.log(error.message);
      setTimeout(ask, 2000);
    });
ask();
`;

/** What the frontend's chart has under Helm only. */
export function frontendAdditions(chart: string): HelmAdditions {
  const url = `http://{{ include "${chart}.fullname" . }}:{{ int .Values.service.port }}/`;
  return {
    notes: httpNotes({
      chart,
      path: '/',
      hint: `
Browsers must open it at {{ .Values.config.betterAuthUrl }} (config.betterAuthUrl); under another address nobody can sign in{{ with .Values.config.trustedOrigins }}, except {{ . }}{{ end }}.
It reads the Secret {{ .Values.secret.name }}: {{ .Values.secret.keys.databaseUrl }} and {{ .Values.secret.keys.betterAuthSecret }}.`,
    }),
    tests: { 'connection.yaml': testPod({ chart, command: ['node', '-e', ASK, url] }) },
    readme: readme({
      chart,
      secrets: {
        DATABASE_URL: 'postgresql://todo:PASSWORD@todo-database/todo',
        BETTER_AUTH_SECRET: '$(openssl rand -hex 32)',
      },
      secretHint: `\`DATABASE_URL\` is the database, of the chart todo-database or anywhere else (Neon:
\`postgresql://…?sslmode=require\`); \`BETTER_AUTH_SECRET\` signs sessions and encrypts login keys, and must never change while that
database lives.`,
      more: `## What it needs

- A PostgreSQL that \`DATABASE_URL\` names. The first replica that starts makes the tables.
- The backend: \`config.backendUrl\` is where the frontend's server reaches it (\`http://<backend's Service>:8000\`).
- The address that browsers use, in \`config.betterAuthUrl\` here and in the backend's chart:

\`\`\`sh
helm upgrade ${chart} . --namespace todo --reuse-values \\
  --set config.betterAuthUrl=https://todo.example.com \\
  --set ingress.enabled=true \\
  --set 'ingress.hosts[0].host=todo.example.com' \\
  --set 'ingress.hosts[0].paths[0].path=/' \\
  --set 'ingress.hosts[0].paths[0].pathType=Prefix' \\
  --set config.trustedProxies=10.244.0.0/16
\`\`\`

- Behind an Ingress or a Gateway: the addresses of its pods in \`config.trustedProxies\`. Otherwise sign-ins of all users are counted
  together, since all come from there.
- For signing in with GitHub or Google: \`GITHUB_CLIENT_ID\` and \`GITHUB_CLIENT_SECRET\`, \`GOOGLE_CLIENT_ID\` and
  \`GOOGLE_CLIENT_SECRET\` in the Secret, and \`<origin>/api/auth/callback/github\` or \`…/google\` as callback at the provider.

A changed Secret reaches running pods when \`secret.version\` changes, or after \`kubectl rollout restart\`.`,
    }),
  };
}
