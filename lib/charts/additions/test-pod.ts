export interface TestPodProps {
  readonly chart: string;
  /** Command of the chart's own image, so that nothing else is pulled. It ends with 0 when the Service answers. */
  readonly command: readonly string[];
}

/** Seconds in which the Service may still start: `helm test` may follow `helm install` at once. */
const PATIENCE_SECONDS = 120;

/**
 * A pod for `helm test` that talks to the Service, as hardened as the workload. Its name label is one of those whose
 * pods may connect; without an instance label no Service takes it for its own.
 *
 * @param props.command may hold Helm expressions
 */
export function testPod({ chart, command }: TestPodProps): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: {{ include "${chart}.fullname" . }}-test
  labels:
    app.kubernetes.io/name: {{ first .Values.networkPolicy.clients | default .Chart.Name | quote }}
    app.kubernetes.io/component: test
    app.kubernetes.io/managed-by: {{ .Release.Service }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  restartPolicy: Never
  activeDeadlineSeconds: ${PATIENCE_SECONDS}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- with concat .Values.global.imagePullSecrets .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- range . }}
    - {{ toJson . }}
    {{- end }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: test
      image: {{ include "${chart}.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      command:
${command.map((word) => `        - ${word.includes('\n') ? block(word) : word}`).join('\n')}
      resources:
        requests: { cpu: 10m, memory: 64Mi, ephemeral-storage: 16Mi }
        limits: { cpu: 500m, memory: 128Mi, ephemeral-storage: 64Mi }
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]
        privileged: false
        readOnlyRootFilesystem: true
`;
}

/** A text of several lines, as YAML's literal block. */
function block(text: string): string {
  return ['|-', ...text.trim().split('\n')].join('\n          ');
}
