import { Type } from '@sinclair/typebox';
import { addObject, chartOf, flag, integer, specChart, text, textMap, texts } from '../support';
import type { Program } from './program';

const ports = Type.Array(
  Type.Object({
    name: Type.String({ pattern: '^[a-z]{1,15}$' }),
    port: Type.Integer({ minimum: 1, maximum: 65535 }),
    targetPort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
    secure: Type.Optional(Type.Boolean()),
  }),
  { default: [{ name: 'http', port: 80 }] },
);

const byKey = <T>([a]: [string, T], [b]: [string, T]): number => (a < b ? -1 : 1);

/** Lists and maps of the user. */
export const collections: readonly Program[] = [
  {
    name: 'a list as it is, alone and beside fixed items',
    chart: specChart({ args: texts('a') }, ({ args }) => ({
      args,
      before: ['run', ...args],
      after: [...args, 'end'],
      amid: ['run', ...args, 'end'],
    })),
  },
  {
    name: 'a list only when it is not empty',
    chart: specChart({ args: texts() }, ({ args }) => ({ ...(args.length > 0 && { args }), always: 1 })),
  },
  {
    name: 'two lists in one',
    chart: specChart({ args: texts(), more: texts('b') }, ({ args, more }) => ({
      args: [...args, '--', ...more],
    })),
  },
  {
    name: 'an option for each item',
    chart: specChart({ queues: texts('default') }, ({ queues }) => ({
      args: ['work', ...queues.map((queue) => `--queue=${queue}`)],
      pairs: queues.flatMap((queue) => ['--queue', queue]),
    })),
  },
  {
    name: 'items of which some are left out',
    chart: specChart({ ports, users: texts('admin', 'guest') }, (values) => ({
      secure: values.ports.filter(({ secure }) => secure).map(({ port }) => port),
      users: values.users.filter((user) => user !== 'admin'),
      ports: values.ports,
    })),
  },
  {
    name: 'a list of objects with optional fields',
    chart: specChart({ ports }, (values) => ({
      ports: values.ports.map(({ name, port, targetPort, secure }) => ({
        name,
        port,
        targetPort: targetPort ?? name,
        ...(secure && { appProtocol: 'https' }),
      })),
    })),
  },
  {
    name: 'a list of objects whose items know of values outside',
    chart: specChart({ ports, host: text('a'), debug: flag() }, (values, release) => ({
      urls: values.ports.map(({ port }) => `${release.name}.${values.host}:${port}`),
      ports: values.ports,
      debug: values.ports.map(({ name }) => ({ name, ...(values.debug && { verbose: true }) })),
    })),
  },
  {
    name: 'lists in lists',
    chart: specChart(
      {
        hosts: Type.Array(
          Type.Object({
            host: Type.String(),
            paths: Type.Array(Type.Object({ path: Type.String(), port: Type.Integer() })),
          }),
          { default: [] },
        ),
      },
      ({ hosts }, release) => ({
        rules: hosts.map(({ host, paths }) => ({
          host,
          paths: paths.map(({ path, port }) => ({
            path,
            url: `${host}${path}`,
            backend: { name: release.fullname, port },
          })),
        })),
      }),
    ),
  },
  {
    name: 'labels of the user under fixed ones',
    chart: specChart({ labels: textMap({ team: 'shop' }), tier: text() }, ({ labels, tier }) => ({
      labels: { ...labels, app: 'shop', tier },
    })),
  },
  {
    name: 'annotations only when there are any',
    chart: specChart({ annotations: textMap() }, ({ annotations }) => ({
      ...(Object.keys(annotations).length > 0 && { annotations }),
      always: 1,
    })),
  },
  {
    name: 'a map as it is',
    chart: specChart({ data: textMap({ KEY: 'value' }) }, ({ data }) => ({ data })),
  },
  {
    name: 'two maps in one, of which the first or the second wins',
    chart: specChart({ labels: textMap(), more: textMap() }, ({ labels, more }) => ({
      first: { ...more, ...labels, app: 'shop' },
      second: { ...labels, ...more },
    })),
  },
  {
    name: 'three maps in one',
    chart: specChart({ a: textMap(), b: textMap(), c: textMap() }, ({ a, b, c }) => ({
      made: { ...c, ...a, ...b },
    })),
  },
  {
    name: 'a map as a list in the order of its keys',
    chart: specChart({ env: textMap({ KEY: 'value' }) }, ({ env }) => ({
      env: [
        { name: 'FIXED', value: '1' },
        ...Object.entries(env)
          .sort(byKey)
          .map(([name, value]) => ({ name, value })),
      ],
    })),
  },
  {
    name: 'a map of objects',
    chart: specChart(
      {
        volumes: Type.Record(
          Type.String(),
          Type.Object({ size: Type.String(), className: Type.Optional(Type.String()) }),
          {
            default: {},
          },
        ),
      },
      ({ volumes }) => ({
        claims: Object.fromEntries(
          Object.entries(volumes).map(([name, { size, className }]) => [
            name,
            { name, storage: size, ...(className !== undefined && { className }) },
          ]),
        ),
      }),
    ),
  },
  {
    name: 'a map of numbers',
    chart: specChart(
      {
        weights: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Integer(), {
          default: { a: 20_000_000 },
        }),
      },
      ({ weights }) => ({ weights }),
    ),
  },
  {
    name: 'free-form values, passed on whole',
    chart: specChart(
      {
        affinity: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
        tolerations: Type.Array(Type.Unknown(), { default: [] }),
        anything: Type.Unknown({ default: 'a' }),
      },
      (values) => ({ ...values, inner: { list: [values.affinity] } }),
    ),
  },
  {
    name: 'an object for each item',
    chart: chartOf(
      {
        workers: Type.Array(
          Type.Object({
            name: Type.String({ pattern: '^[a-z]{1,20}$' }),
            replicas: Type.Integer(),
            queues: Type.Array(Type.String()),
          }),
          { default: [{ name: 'mail', replicas: 1, queues: ['mail'] }] },
        ),
        debug: flag(),
      },
      (chart, { workers, debug }, release) => {
        for (const [index, { name, replicas, queues }] of workers.entries()) {
          addObject(chart, `Worker${index}`, { replicas, queues, debug }, `${release.fullname}-${name}`);
        }
      },
    ),
  },
  {
    name: 'objects for each entry of a map, of which one is there or not',
    chart: chartOf(
      {
        workers: Type.Record(
          Type.String({ pattern: '^[a-z]{1,20}$' }),
          Type.Object({ replicas: Type.Integer(), exposed: Type.Boolean() }),
          { default: { mail: { replicas: 1, exposed: false } } },
        ),
      },
      (chart, { workers }, release) => {
        for (const [name, { replicas, exposed }] of Object.entries(workers)) {
          addObject(chart, `Worker-${name}`, { replicas }, `${release.name}-${name}`);
          if (exposed) addObject(chart, `Door-${name}`, {}, `${release.name}-${name}-door`);
        }
      },
    ),
  },
  {
    name: 'an object for each entry of a map, and one for all',
    chart: chartOf(
      {
        files: Type.Record(Type.String({ pattern: '^[a-z]{1,20}$' }), Type.String(), {
          default: { readme: 'text' },
        }),
      },
      (chart, { files }) => {
        for (const [name, content] of Object.entries(files).sort(byKey)) {
          addObject(chart, `File-${name}`, { content }, `file-${name}`);
        }
        addObject(chart, 'Index', { names: Object.keys(files).sort() });
      },
    ),
  },
  {
    name: 'integers in a list',
    chart: specChart(
      { codes: Type.Array(Type.Integer(), { default: [200, 404] }), first: integer() },
      ({ codes, first }) => ({
        codes: [first, ...codes],
        texts: codes.map(String),
      }),
    ),
  },
];
