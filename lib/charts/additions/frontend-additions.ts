import type { HelmAdditions } from '../../helm/helm-chart';
import { httpNotes } from './http-notes';
import type { ServerFacts } from '../server/server-facts';
import { valueKeys } from '../server/value-keys';
import { notesHint } from './notes-hint';
import { readme } from './readme';
import { secretHint, secretSamples } from './secret-hint';
import { migrationText, replicaText } from './server-texts';
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
export function frontendAdditions(chart: string, facts: ServerFacts): HelmAdditions {
  const { ready } = facts.health;
  const path = ready.kind === 'http' ? ready.path : '/';
  const url = `http://{{ include "${chart}.fullname" . }}:{{ int .Values.service.port }}${path}`;
  const origins = [...valueKeys(facts.plain)].flatMap(([{ meaning }, key]) =>
    meaning === 'frontend-origin' ? [`config.${key}`] : [],
  );
  return {
    notes: httpNotes({
      chart,
      path,
      hint: [...origins.slice(0, 1).map(originNote), notesHint(facts)].join('\n'),
    }),
    tests: { 'connection.yaml': testPod({ chart, command: ['node', '-e', ASK, url] }) },
    readme: readme({
      chart,
      secrets: secretSamples(facts),
      secretHint: `What stands in it for the frontend:

${secretHint(facts)}

A secret that signs sessions or encrypts keys must never change while its database lives.`,
      more: `## What it needs

- The backend, where \`config\` says that it is found.${migrationText(facts)}
${origins.length === 0 ? '' : originText(chart, origins)}
${replicaText(facts)}What a build froze into the image (\`NEXT_PUBLIC_…\` of client code) is no value: another address needs another image.

A changed Secret reaches running pods when \`secret.version\` changes, or after \`kubectl rollout restart\`.`,
    }),
  };
}

function originNote(value: string): string {
  return `Browsers must open it at {{ .Values.${value} }} (${value}); under another address nobody can sign in.`;
}

function originText(chart: string, values: readonly string[]): string {
  return `- The address that browsers use:

\`\`\`sh
helm upgrade ${chart} . --namespace todo --reuse-values \\
${values.map((value) => `  --set ${value}=https://todo.example.com \\\n`).join('')}  --set ingress.enabled=true \\
  --set 'ingress.hosts[0].host=todo.example.com' \\
  --set 'ingress.hosts[0].paths[0].path=/' \\
  --set 'ingress.hosts[0].paths[0].pathType=Prefix'
\`\`\`
`;
}
