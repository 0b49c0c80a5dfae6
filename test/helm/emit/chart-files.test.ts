import { type TProperties, Type } from '@sinclair/typebox';
import { parse } from 'yaml';
import { emitChart } from '../../../lib/helm/emit/emit-chart';
import type { HelmChart } from '../../../lib/helm/helm-chart';
import type { ChartTemplate } from '../../../lib/helm/template/template';
import { chartOf, metadata } from '../support';
import { document, key, object, sourcesOf, truthy, value } from './tree';

const properties = {
  replicas: Type.Integer({ minimum: 1, maximum: 9, default: 2, description: 'Pods that serve' }),
  mode: Type.Union([Type.Literal('fast'), Type.Literal('safe')], {
    default: 'safe',
    description: 'How it works.',
  }),
  image: Type.Object(
    {
      tag: Type.String({ default: '1.10', description: 'Tag | digest' }),
      digest: Type.Optional(Type.String({ description: 'Wins over the tag.' })),
    },
    { description: 'The image' },
  ),
  hosts: Type.Array(Type.Object({ name: Type.String({ description: 'Name in DNS' }) }), { default: [] }),
};

const nothing: ChartTemplate = { documents: [] };

function fileOf(
  path: string,
  { rest = {}, template = nothing }: { rest?: Partial<HelmChart>; template?: ChartTemplate } = {},
): string {
  return (
    emitChart(
      chartOf<TProperties>(properties, () => undefined, rest),
      template,
    ).get(path) ?? ''
  );
}

test('values.yaml has every value in the order of the schema, with its comment', () => {
  expect(fileOf('values.yaml')).toMatchInlineSnapshot(`
    "# Generated from typed code; never edited by hand.

    # -- Pods that serve. From 1 to 9.
    replicas: 2

    # -- How it works. One of "fast", "safe".
    mode: safe

    # -- The image
    image:
      # -- Tag | digest
      tag: "1.10"
      # -- Wins over the tag.
      # digest: ""

    hosts: []
    "
  `);
});

test('values.yaml holds the defaults', () => {
  expect(parse(fileOf('values.yaml'))).toEqual({
    replicas: 2,
    mode: 'safe',
    image: { tag: '1.10' },
    hosts: [],
  });
});

test('an overlay holds what differs from the defaults', () => {
  const rest = {
    overlays: { prod: { replicas: 3, mode: 'safe', image: { tag: '1.10', digest: 'sha256:1' } } },
  };
  expect(fileOf('values-prod.yaml', { rest })).toMatchInlineSnapshot(`
    "# Generated from typed code; never edited by hand.

    # -- Pods that serve. From 1 to 9.
    replicas: 3

    # -- The image
    image:
      # -- Wins over the tag.
      digest: sha256:1
    "
  `);
});

test('README.md has a table of the values', () => {
  const [, table] = fileOf('README.md').split('## Values\n\n');
  expect(table).toMatchInlineSnapshot(`
    "| value | type | default | description |
    |---|---|---|---|
    | \`replicas\` | integer | \`2\` | Pods that serve. From 1 to 9. |
    | \`mode\` | string | \`"safe"\` | How it works. One of "fast", "safe". |
    | \`image.tag\` | string | \`"1.10"\` | Tag \\| digest |
    | \`image.digest\` | string |  | Wins over the tag. |
    | \`hosts\` | list of object | \`[]\` |  |
    | \`hosts[].name\` | string |  | Name in DNS |

    <!-- Generated from typed code; never edited by hand. -->
    "
  `);
});

test('Chart.yaml says of the chart what its metadata say, texts as texts', () => {
  const rest = { metadata: { ...metadata, appVersion: '1.10', keywords: ['on', 'yes'] } };
  expect(parse(fileOf('Chart.yaml', { rest }), { version: '1.1' })).toEqual({
    apiVersion: 'v2',
    type: 'application',
    ...rest.metadata,
  });
});

test('bindings.json lists for each value the places that it reaches', () => {
  const at = sourcesOf(Type.Object(properties));
  const spec = object({ ...key('tag', value(at('image', 'tag'))), when: truthy(at('image', 'digest')) });
  expect(JSON.parse(fileOf('bindings.json', { template: { documents: [document('one', spec)] } }))).toEqual({
    'image.digest': [{ document: 'one/Example', pointer: '/spec/tag', as: 'condition' }],
    'image.tag': [{ document: 'one/Example', pointer: '/spec/tag', as: 'value' }],
  });
});

test('the same chart gives the same bytes', () => {
  const chart = chartOf(properties, () => undefined);
  expect([...emitChart(chart, nothing)]).toEqual([...emitChart(chart, nothing)]);
});
