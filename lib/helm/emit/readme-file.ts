import type { HelmChart } from '../helm-chart';
import { type Json, isObject } from '../json';
import type { ObjectType, ValueType } from '../schema/value-type';
import { GENERATED } from './generated';
import { descriptionText, typeText } from './type-text';

/** The content of `README.md`: what the chart is, how it is installed, and the table of its values. */
export function readmeFile(
  { metadata, overlays, additions }: HelmChart,
  type: ObjectType,
  defaults: Json,
): string {
  const { name, description, version, kubeVersion, home } = metadata;
  const sections = [
    `# ${name}`,
    `${description}${/[.!]$/.test(description) ? '' : '.'}${home ? ` [Home page](${home})` : ''}`,
    `Needs Kubernetes ${kubeVersion} and Helm 3.8 or later, or Helm 4.`,
    '## Install',
    'From this folder:',
    shell(`helm install my-${name} . --namespace NAMESPACE --create-namespace`),
    'From a registry, where `REGISTRY` is its address and path:',
    shell(
      `helm install my-${name} oci://REGISTRY/${name} --version ${version} --namespace NAMESPACE --create-namespace`,
    ),
    'Values are set by `--values FILE` or `--set path=value`; Helm refuses those that `values.schema.json` does not allow.',
    ...overlayLines(Object.keys(overlays ?? {})),
    '## Values',
    table(type, defaults),
    ...(additions?.readme ? [additions.readme.trim()] : []),
    `<!-- ${GENERATED} -->`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function shell(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\``;
}

function overlayLines(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`Sets of values for environments: ${names.map((name) => `\`values-${name}.yaml\``).join(', ')}.`];
}

function table(type: ObjectType, defaults: Json): string {
  const head = ['| value | type | default | description |', '|---|---|---|---|'];
  return [...head, ...rows('', type, defaults)].join('\n');
}

/** A row for each value; for objects, those of their properties. */
function rows(path: string, type: ValueType, value: Json | undefined): string[] {
  if (type.kind === 'object' && (path === '' || isDescribed(type))) {
    return [...type.properties].flatMap(([key, property]) => {
      const below = isObject(value) ? value[key] : undefined;
      return rows(path ? `${path}.${key}` : key, property.type, below);
    });
  }
  if (value === undefined && !isDescribed(type)) return [];
  const shown = value === undefined ? '' : code(JSON.stringify(value));
  const row = `| ${code(path)} | ${cell(typeText(type))} | ${shown} | ${cell(descriptionText(type))} |`;
  if (type.kind === 'list') return [row, ...itemRows(`${path}[]`, type.item)];
  return type.kind === 'map' ? [row, ...itemRows(`${path}.*`, type.item)] : [row];
}

function itemRows(path: string, item: ValueType): string[] {
  return item.kind === 'object' ? rows(path, item, undefined) : [];
}

/** Whether there is something to say about the value itself or, for an object, about its properties. */
function isDescribed(type: ValueType): boolean {
  if (type.kind !== 'object') return type.description !== undefined;
  return [...type.properties.values()].some((property) => isDescribed(property.type));
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
