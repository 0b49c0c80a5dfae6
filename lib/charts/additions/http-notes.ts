export interface HttpNotesProps {
  readonly chart: string;
  /** Where to look first, below the address of the Service, e.g. `/docs`. */
  readonly path: string;
  /** What else is to be known, as a Helm template. */
  readonly hint: string;
}

/** NOTES.txt of an HTTP server: its address by each way that the values open. */
export function httpNotes({ chart, path, hint }: HttpNotesProps): string {
  return `{{- $name := include "${chart}.fullname" . -}}
{{- $port := int .Values.service.port -}}
{{ .Chart.Name }} {{ .Chart.AppVersion }} is installed as {{ .Release.Name }} in namespace {{ .Release.Namespace }}.

${hint.trim()}

Inside the cluster:
  http://{{ $name }}.{{ .Release.Namespace }}:{{ $port }}${path}
{{- if .Values.ingress.enabled }}

Through the Ingress:
{{- $secure := list }}
{{- range .Values.ingress.tls }}
{{- $secure = concat $secure .hosts }}
{{- end }}
{{- range $rule := .Values.ingress.hosts }}
{{- range $rule.paths }}
  {{ ternary "https" "http" (has $rule.host $secure) }}://{{ $rule.host }}{{ .path }}
{{- end }}
{{- end }}
{{- end }}
{{- if .Values.httpRoute.enabled }}

Through the Gateway:
{{- range .Values.httpRoute.hostnames }}
  http://{{ . }}/
{{- else }}
  kubectl get httproute --namespace {{ .Release.Namespace }} {{ $name }}
{{- end }}
{{- end }}
{{- if eq .Values.service.type "NodePort" }}

On every node:
  node=$(kubectl get nodes --output jsonpath='{.items[0].status.addresses[0].address}')
  port=$(kubectl get service --namespace {{ .Release.Namespace }} {{ $name }} --output jsonpath='{.spec.ports[0].nodePort}')
  echo "http://$node:$port${path}"
{{- else if eq .Values.service.type "LoadBalancer" }}

At the load balancer, once it has an address:
  address=$(kubectl get service --namespace {{ .Release.Namespace }} {{ $name }} --output jsonpath='{.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}')
  echo "http://$address:{{ $port }}${path}"
{{- end }}

From this machine:
  kubectl port-forward --namespace {{ .Release.Namespace }} service/{{ $name }} {{ $port }}:{{ $port }}
  http://localhost:{{ $port }}${path}

Try it:
  helm test --namespace {{ .Release.Namespace }} {{ .Release.Name }}
`;
}
