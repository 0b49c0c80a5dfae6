import { Type } from '@sinclair/typebox';
import { emitChart } from '../../../lib/helm/emit/emit-chart';
import type { Json, JsonObject } from '../../../lib/helm/json';
import type { HelmLibrary } from '../../../lib/helm/proof/helm-library';
import { valuesText } from '../../../lib/helm/proof/values-text';
import { withChartFolder } from '../../../lib/helm/proof/with-chart-folder';
import { releaseOf } from '../../../lib/helm/release';
import { defaultsOf, mergeValues } from '../../../lib/helm/schema/defaults';
import { evaluate } from '../../../lib/helm/template/evaluate';
import type { ChartTemplate, Node } from '../../../lib/helm/template/template';
import { helmLibraries } from '../../tools/helms';
import { chartOf } from '../support';
import * as tree from './tree';

/** Building Helm takes minutes on a fresh machine. */
const PATIENCE = 1_800_000;

const schema = {
  text: Type.String({ default: 'text' }),
  other: Type.String({ default: '' }),
  absent: Type.Optional(Type.String()),
  whole: Type.Integer({ default: 1 }),
  count: Type.Optional(Type.Integer()),
  ratio: Type.Number({ default: 0.5 }),
  flag: Type.Boolean({ default: false }),
  second: Type.Boolean({ default: false }),
  mode: Type.Union([Type.Literal('a'), Type.Literal('b'), Type.Literal('c')], { default: 'a' }),
  amount: Type.Union([Type.Integer(), Type.String()], { default: 1 }),
  free: Type.Unknown({ default: {} }),
  list: Type.Array(Type.String(), { default: [] }),
  some: Type.Array(Type.String({ pattern: '^[a-z]+$' }), { minItems: 1, default: ['x'] }),
  map: Type.Record(Type.String(), Type.String(), { default: {} }),
  nested: Type.Optional(
    Type.Object({
      'with-dash': Type.Optional(Type.Object({ deep: Type.String() })),
      on: Type.Optional(Type.Boolean()),
    }),
  ),
  hosts: Type.Array(
    Type.Object({
      name: Type.String(),
      port: Type.Optional(Type.Integer()),
      paths: Type.Array(Type.String()),
    }),
    { default: [] },
  ),
  limits: Type.Record(Type.String(), Type.Object({ size: Type.Integer() }), { default: {} }),
};

const chart = chartOf(schema, () => undefined);
const at = tree.sourcesOf(Type.Object(schema));
const {
  constant,
  value,
  text,
  object,
  list,
  key,
  choice,
  textChoice,
  truthy,
  present,
  equals,
  isString,
  not,
  all,
  any,
} = tree;

const host = at('hosts', 1);
const path = { ...at('hosts', 2), path: [], type: { kind: 'string', minLength: 0 } } as const;
const name = { ...host, path: ['name'], type: path.type };
const port = { ...host, path: ['port'], type: { kind: 'number', integer: true } } as const;

/** One tree for each form of nodes, by name. */
const nodes: Record<string, Node> = {
  constants: constant({
    text: '{{ .Values }}',
    lookAlikes: [
      'yes',
      'null',
      '1e3',
      '0x1F',
      '007',
      '~',
      '-',
      '*',
      '',
      ' x ',
      '12:30',
      '2001-01-01',
      '500m',
      '1.5Gi',
    ],
    lines: 'first {{line}}\n  second\n\nthird\n',
    open: 'a\nb',
    odd: 'a \n b\n\n',
    'key: {{ odd }}': {
      empty: {},
      none: [],
      on: true,
      zero: 0,
      big: 20000000,
      tiny: 1e-7,
      nested: [[1], [{ a: [] }]],
    },
  }),
  'whole values': object(
    ...[
      'text',
      'whole',
      'ratio',
      'flag',
      'mode',
      'amount',
      'free',
      'list',
      'some',
      'map',
      'hosts',
      'limits',
    ].map((each) => key(each, value(at(each)))),
  ),
  'whole items': list(
    ...['text', 'whole', 'free', 'list', 'some', 'map'].map((each) => ({ value: value(at(each)) })),
  ),
  texts: object(
    key('one', text(constant('100% {{'), value(at('text')))),
    key(
      'all',
      text(
        value(at('whole')),
        constant(':'),
        value(at('ratio')),
        constant('"'),
        value(at('flag')),
        value(at('amount')),
      ),
    ),
    key('nothing', text(constant('plain'))),
    key('release', text(value(tree.release('fullname')), constant('-'), value(tree.release('namespace')))),
    key(
      'optional',
      text(
        textChoice([[truthy(at('other')), text(value(at('other')), constant('/'))]], constant('')),
        value(at('text')),
        textChoice(
          [[all(truthy(at('flag')), not(truthy(at('second')))), constant('@')]],
          text(constant(':'), value(at('mode'))),
        ),
      ),
    ),
    key(
      'fallback',
      text(
        constant('<'),
        textChoice([[truthy(at('other')), value(at('other'))]], constant('none')),
        constant('>'),
      ),
    ),
  ),
  conditions: object(
    ...Object.entries({
      truthy: truthy(at('other')),
      number: truthy(at('whole')),
      list: truthy(at('list')),
      present: present(at('absent')),
      absent: not(present(at('absent'))),
      equal: equals(at('mode'), 'b'),
      unequal: not(equals(at('mode'), 'b')),
      zero: equals(at('count'), 0),
      one: equals(at('count'), 1),
      half: equals(at('ratio'), 0.5),
      three: equals(at('ratio'), 3),
      off: equals(at('flag'), false),
      amount: equals(at('amount'), '<1>'),
      amountOne: equals(at('amount'), 1),
      string: isString(at('amount')),
      both: all(truthy(at('flag')), any(truthy(at('second')), not(truthy(at('list'))))),
      deep: truthy(at('nested', 'with-dash', 'deep')),
      on: not(truthy(at('nested', 'on'))),
      given: all(present(at('nested')), truthy(at('nested', 'on'))),
    }).map(([each, when]) => ({ key: each, value: constant(true), when })),
  ),
  'shared conditions': object(
    { key: 'a', value: constant(1), when: truthy(at('flag')) },
    {
      key: 'b',
      value: object({ key: 'in', value: value(at('text')), when: truthy(at('flag')) }),
      when: truthy(at('flag')),
    },
    { key: 'c', value: constant('else'), when: not(truthy(at('flag'))) },
    { key: 'd', value: value(at('absent')), when: present(at('absent')) },
    { key: 'e', value: value(at('map')), when: truthy(at('map')) },
    { key: 'f', value: value(at('count')), when: present(at('count')) },
  ),
  choices: object(
    key(
      'three',
      choice(
        [
          [equals(at('mode'), 'a'), constant(1)],
          [equals(at('mode'), 'b'), object(key('x', constant(2)))],
        ],
        list({ value: constant(3) }),
      ),
    ),
    key('default', choice([[truthy(at('other')), value(at('other'))]], value(at('text')))),
    key('given', choice([[present(at('absent')), value(at('absent'))]], constant('none'))),
    key(
      'inner',
      choice(
        [[truthy(at('flag')), choice([[truthy(at('flag')), constant('y')]], constant('never'))]],
        constant('n'),
      ),
    ),
  ),
  'maps of the user': object(
    key('spread', object(key('own', constant('wins')), { spread: at('map'), omit: ['own'] })),
    key('alone', object({ spread: at('map'), omit: [] })),
    key('gated', object({ spread: at('map'), omit: [], when: truthy(at('flag')) })),
    key('less', object({ spread: at('map'), omit: ['own'] })),
    key(
      'ranged',
      object({
        range: at('limits'),
        omit: [],
        value: object(
          key('max', value({ ...at('limits', 1), path: ['size'], type: { kind: 'number', integer: true } })),
        ),
      }),
    ),
    key(
      'keys',
      list({
        range: at('limits'),
        items: [{ value: value({ from: 'key', level: 1, path: [], type: path.type }) }],
      }),
    ),
  ),
  lists: object(
    key(
      'mixed',
      list(
        { value: constant('a') },
        { value: constant('b'), when: truthy(at('flag')) },
        { range: at('list'), items: [{ value: value({ ...at('list', 1), type: path.type }) }] },
      ),
    ),
    key(
      'maybe',
      list(
        { value: constant('a'), when: truthy(at('flag')) },
        { range: at('list'), items: [{ value: value({ ...at('list', 1), type: path.type }) }] },
      ),
    ),
    key(
      'never empty',
      list({ range: at('some'), items: [{ value: value({ ...at('some', 1), type: at('some', 1).type }) }] }),
    ),
    key(
      'filtered',
      list({
        range: at('list'),
        items: [
          {
            value: value({ ...at('list', 1), type: path.type }),
            when: not(equals({ ...at('list', 1), type: path.type }, 'null')),
          },
        ],
      }),
    ),
    key(
      'objects',
      list({
        range: at('hosts'),
        items: [
          {
            value: object(
              { key: 'a port', value: value(port), when: present(port) },
              key(
                'host',
                text(
                  value(name),
                  textChoice([[present(port), text(constant(':'), value(port))]], constant('')),
                  textChoice([[truthy(at('flag')), constant('!')]], constant('')),
                ),
              ),
              key(
                'paths',
                list({
                  range: { ...host, path: ['paths'], type: { kind: 'list', item: path.type, minItems: 0 } },
                  items: [{ value: text(value(name), constant('/'), value(path), value(at('text'))) }],
                }),
              ),
            ),
          },
        ],
      }),
    ),
  ),
  'everything optional': object(
    { key: 'a', value: constant(1), when: truthy(at('flag')) },
    {
      key: 'b',
      value: object({ key: 'c', value: constant(1), when: truthy(at('second')) }),
      when: truthy(at('flag')),
    },
  ),
};

const template: ChartTemplate = {
  documents: [
    ...Object.entries(nodes).map(([id, node]) => tree.document(id, node)),
    { ...tree.document('gated', constant(1)), when: all(truthy(at('flag')), truthy(at('second'))) },
    {
      range: at('hosts'),
      when: truthy(at('flag')),
      documents: [tree.document('ranged', value(name), text(constant('host-'), value(name)))],
    },
  ],
};

const NASTY = [
  'a"b',
  "a'b",
  'line\nline\n',
  '{{ .Values }}',
  'é🎉',
  'yes',
  '1e3',
  'null',
  '',
  ' x ',
  '\\',
  '%s',
  'a: b # c',
  '\t',
  '\u2028x',
];

/** Sets of values that differ from the defaults in all that matters. */
const cases: Record<string, JsonObject> = {
  defaults: {},
  flags: { flag: true, second: true, mode: 'b', amount: '<1>', whole: 0, count: 0, ratio: 3, nested: {} },
  numbers: {
    whole: 20000000,
    count: 1,
    ratio: 12345678.25,
    amount: 20000000,
    flag: true,
    mode: 'c',
    nested: { on: true },
  },
  collections: {
    flag: true,
    list: ['null', 'a', ...NASTY],
    some: ['a', 'b'],
    map: { own: 'mine', 'a/b.c': 'x', yes: 'no' },
    free: [{ a: 'b\n\n' }, 1.5, true, { deep: { list: [] } }],
    limits: { b: { size: 1 }, a: { size: 20000000 } },
    hosts: [
      { name: 'one', port: 80, paths: ['x', 'yes'] },
      { name: 'two', paths: [] },
    ],
    nested: { 'with-dash': { deep: 'x' } },
  },
  onlyOwn: { map: { own: 'mine' }, list: ['null'] },
  ...Object.fromEntries(
    NASTY.map((each) => [
      `text ${JSON.stringify(each)}`,
      {
        text: each,
        other: each,
        absent: each,
        amount: each,
        free: { [`k${each}`]: each },
        list: [each],
        map: { [`k${each}`]: each },
        hosts: [{ name: each, paths: [each] }],
      },
    ]),
  ),
};

let helms: readonly HelmLibrary[];
beforeAll(async () => {
  helms = await helmLibraries();
}, PATIENCE);
afterAll(() => helms.forEach((helm) => helm.close()));

test.each(Object.entries(cases))(
  'Helm renders every form of node as it is evaluated: %s',
  async (_, given) => {
    const values = mergeValues(defaultsOf(chart.values), given);
    const release = { name: 'my', namespace: 'space' };
    const expected = evaluate(template, values, releaseOf(chart.metadata.name, values, release));
    await withChartFolder(chart.metadata.name, emitChart(chart, template), async (folder) => {
      for (const helm of helms) {
        const result = await helm.render({
          chart: folder,
          release: 'my',
          namespace: 'space',
          values: valuesText(given),
        });
        if ('error' in result) throw new Error(result.error);
        expect(byName(result.documents.map(({ object: each }) => each))).toEqual(
          byName(expected.map((each) => each.object)),
        );
      }
    });
  },
);

/** The objects' specs by the objects' names: Helm sorts the objects. */
function byName(objects: readonly Json[]): [string, Json][] {
  return objects
    .map((each) => each as { metadata: { name: string }; spec: Json })
    .map(({ metadata, spec }): [string, Json] => [metadata.name, spec])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

test('the templates read well', () => {
  const files = [...emitChart(chart, template)].filter(([file]) => file.startsWith('templates/'));
  expect(files.map(([file, content]) => `# ${file}\n${content}`).join('\n')).toMatchSnapshot();
});
