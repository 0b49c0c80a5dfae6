import type { HelmAdditions } from '../../helm/helm-chart';
import { readme } from './readme';
import { testPod } from './test-pod';

const ASK = `
until pg_isready --host="$0" --port="$1" --username="$2" --dbname="$3"; do sleep 2; done
`;

/** What the database's chart has under Helm only. */
export function databaseAdditions(chart: string): HelmAdditions {
  return {
    notes: notes(chart),
    tests: {
      'connection.yaml': testPod({
        chart,
        command: [
          'sh',
          '-c',
          ASK,
          `{{ include "${chart}.fullname" . | quote }}`,
          '{{ int .Values.service.port | quote }}',
          '{{ .Values.user | quote }}',
          '{{ .Values.database | quote }}',
        ],
      }),
    },
    readme: readme({
      chart,
      secrets: { POSTGRES_PASSWORD: '$(openssl rand -hex 24)' },
      secretHint: `\`POSTGRES_PASSWORD\` becomes the password of the database's owner on the first start; changing it later
changes nothing in the database.`,
      more: `## What it is for

A PostgreSQL beside the application, for when no other is at hand. With one outside the cluster (Neon, or any PostgreSQL)
do not install this chart: name the other one in \`DATABASE_URL\` of the Secret, which todo-backend and todo-frontend read. With this one it is

\`\`\`
DATABASE_URL=postgresql://<user>:<POSTGRES_PASSWORD>@<Service>:<port>/<database>
\`\`\`

## The data

Uninstalling keeps the volume: delete the PersistentVolumeClaim \`data-<name>-0\` to lose the data. Size, class and access modes cannot
be changed by an upgrade; to move to another volume, dump, install with \`persistence.existingClaim\`, and restore.`,
    }),
  };
}

function notes(chart: string): string {
  return `{{- $name := include "${chart}.fullname" . -}}
{{- $port := int .Values.service.port -}}
PostgreSQL {{ .Chart.AppVersion }} is installed as {{ .Release.Name }} in namespace {{ .Release.Namespace }}.

Inside the cluster:
  postgresql://{{ .Values.user }}@{{ $name }}.{{ .Release.Namespace }}:{{ $port }}/{{ .Values.database }}
The password is {{ .Values.secret.keys.password }} of the Secret {{ .Values.secret.name }}.

From this machine:
  kubectl port-forward --namespace {{ .Release.Namespace }} service/{{ $name }} {{ $port }}:{{ $port }}
{{ if not .Values.persistence.enabled }}
The data go with the pod: persistence.enabled is false.
{{- else if .Values.persistence.existingClaim }}
The data are in the PersistentVolumeClaim {{ .Values.persistence.existingClaim }}.
{{- else }}
The data are in the PersistentVolumeClaim data-{{ $name }}-0, which stays when the release is uninstalled.
{{- end }}

Try it:
  helm test --namespace {{ .Release.Namespace }} {{ .Release.Name }}
`;
}
