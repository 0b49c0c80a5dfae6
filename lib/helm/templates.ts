import { type Chart, Yaml } from 'cdk8s';

/** A file of a chart's `templates/`. */
export interface Template {
  readonly fileName: string;
  readonly text: string;
}

/** The fields that every Kubernetes object has. */
interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** One file per object: `deployment.yaml`; with its name when there are more of a kind: `service-todo-backend.yaml`. */
export function templatesOf(chart: Chart): Template[] {
  const objects = chart.toJson() as KubernetesObject[];
  return objects.map((object) => ({
    fileName: fileName(object, objects),
    text: escapeTemplate(Yaml.stringify(object)),
  }));
}

function fileName(object: KubernetesObject, all: readonly KubernetesObject[]): string {
  const kind = object.kind.toLowerCase();
  const alone = all.filter((other) => other.kind === object.kind).length === 1;
  return alone ? `${kind}.yaml` : `${kind}-${object.metadata.name}.yaml`;
}

/** Makes Helm print the text as it is, braces included. */
export function escapeTemplate(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}
