import { isObject } from '../json';
import type { ObjectType } from '../schema/value-type';
import type {
  ChartTemplate,
  Condition,
  DocumentTemplate,
  Entry,
  ObjectNode,
  SingleDocument,
  Source,
} from '../template/template';
import { conditionExpression } from './condition';
import { GENERATED } from './generated';
import { simplify } from './logic';
import { NodeWriter } from './node-writer';
import type { NamedTemplates } from './named-templates';
import { RepeatedObjects } from './repeated-objects';
import { type Scope, given, insideRange, sourceExpression } from './scope';

/** One object of the chart and what stands around it, the outermost first. */
interface Resource {
  readonly document: SingleDocument;
  readonly around: readonly ({ readonly when: Condition } | { readonly range: Source })[];
}

/**
 * A template file for each resource, by its path in the chart.
 *
 * @param names gets the named templates that the files include.
 */
export function documentFiles(
  chart: string,
  values: ObjectType,
  template: ChartTemplate,
  names: NamedTemplates,
): Map<string, string> {
  const writer = new NodeWriter(names, new RepeatedObjects(template));
  const scope: Scope = { chart, values, root: '', frames: [], given: [] };
  const resources = template.documents.flatMap((document) => resourcesOf(document));
  const files = fileNames(resources.map(({ document }) => document));
  return new Map(
    resources.map((resource, index) => {
      const { name, slug } = files[index] as FileName;
      const lines = around(resource.around, scope, (inner) => {
        const node = asObject(resource.document);
        const place = { scope: inner, indent: 0, name: slug, document: slug };
        const isOneOfMany = inner.frames.length > 0;
        return [...(isOneOfMany ? ['---'] : []), ...writer.entries(node, place)];
      });
      return [`templates/${name}`, `{{- /* ${GENERATED} */}}\n${lines.join('\n')}\n`];
    }),
  );
}

/** A resource that is the same for all values may stand as one constant. */
function asObject({ id, node }: SingleDocument): ObjectNode {
  if (node.node === 'object') return node;
  if (node.node !== 'constant' || !isObject(node.value)) throw new Error(`${id}: a resource is an object`);
  const entries = Object.entries(node.value).map(([key, value]): Entry => ({
    key,
    value: { node: 'constant', value },
  }));
  return { node: 'object', entries };
}

function resourcesOf(document: DocumentTemplate, outer: Resource['around'] = []): Resource[] {
  const inner = document.when ? [...outer, { when: document.when }] : outer;
  if (!('range' in document)) return [{ document, around: inner }];
  return document.documents.flatMap((each) => resourcesOf(each, [...inner, { range: document.range }]));
}

function around(layers: Resource['around'], scope: Scope, write: (scope: Scope) => string[]): string[] {
  const [layer, ...rest] = layers;
  if (!layer) return write(scope);
  if ('range' in layer) {
    const inner = insideRange(scope, layer.range);
    const frame = inner.frames.at(-1);
    const names = frame?.hasKey ? `${frame.key}, ${frame.item}` : `${frame?.item}`;
    const head = `{{- range ${names} := ${sourceExpression(layer.range, scope).text} }}`;
    return [head, ...around(rest, inner, write), '{{- end }}'];
  }
  const condition = simplify(layer.when, scope.given);
  if (typeof condition === 'boolean') return condition ? around(rest, scope, write) : [];
  const head = `{{- if ${conditionExpression(condition, scope).text} }}`;
  return [head, ...around(rest, given(scope, condition), write), '{{- end }}'];
}

interface FileName {
  /** E.g. `configmap-migrations.yaml`. */
  readonly name: string;
  /** What tells the resource apart, e.g. `migrations` or, where it is the only one of its kind, the kind. */
  readonly slug: string;
}

/** Files are named after the kind; with what tells the constructs apart when there are several of a kind. */
function fileNames(documents: readonly SingleDocument[]): FileName[] {
  const taken = new Set<string>();
  return documents.map(({ id, kind }) => {
    const peers = documents.filter((other) => other.kind === kind).map((other) => other.id.split('/'));
    const own = id
      .split('/')
      .filter((part) => part !== kind && !peers.every((peer) => peer.includes(part)))
      .map(kebab);
    const base = [kind.toLowerCase(), ...own].join('-');
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
    taken.add(name);
    return { name: `${name}.yaml`, slug: own.join('-') || kind.toLowerCase() };
  });
}

/** `HttpRoute` → `http-route` */
function kebab(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
}
