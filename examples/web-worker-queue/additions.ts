/** What a person reads after `helm install`. */
export const notes = `{{- if .Values.web.ingress.enabled }}
The shop answers on http{{ if .Values.web.ingress.tlsSecret }}s{{ end }}://{{ .Values.web.ingress.host }}/
{{- else }}
To see the shop:

  kubectl --namespace {{ .Release.Namespace }} port-forward service/{{ .Release.Name }}-web 8080:{{ int64 .Values.web.servicePort }}

and open http://localhost:8080/
{{- end }}
`;

/** `helm test`: the queue of the chart answers. */
export const queueTest = `{{- if not .Values.queue.url }}
apiVersion: v1
kind: Pod
metadata:
  name: {{ printf "%s-queue-test" .Release.Name | quote }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    runAsUser: 1000
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: ping
      {{- with .Values.queue.image }}
      image: {{ printf "%s%s" .repository (.digest | empty | ternary (printf ":%s" .tag) (printf "@%s" .digest)) | quote }}
      {{- end }}
      command: ["valkey-cli", "-h", {{ printf "%s-queue" .Release.Name | quote }}, "ping"]
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: ["ALL"]
{{- end }}
`;
