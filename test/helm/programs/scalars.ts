import { Type } from '@sinclair/typebox';
import { choice, flag, float, integer, specChart, text } from '../support';
import type { Program } from './program';

const optionalText = Type.Optional(Type.String());

/** Values that stand alone or inside a text. */
export const scalars: readonly Program[] = [
  {
    name: 'whole values of each type',
    chart: specChart(
      { name: text(), replicas: integer(), ratio: float(), debug: flag(), tier: choice('a', 'b') },
      (values) => values,
    ),
  },
  {
    name: 'nothing but constants',
    chart: specChart({}, () => ({ a: 1, b: 'x', c: true, d: [], e: {}, f: [{ g: 1.5 }] })),
  },
  {
    name: 'constants that YAML or Helm would read as something else',
    chart: specChart({}, () => ({
      texts: [
        'yes',
        'no',
        'null',
        '1e3',
        '0x1f',
        '2024-01-01',
        '',
        ' ',
        '~',
        '{{ .Values.x }}',
        'a: b',
        '# no',
        '*x',
      ],
      script: '#!/bin/sh\nset -e\n\necho "{{ 1 }}"\n',
      indented: '  first\n second\n',
      trailing: 'line\n\n\n',
      windows: 'a\r\nb',
      quotes: `"'\\`,
      big: 20_000_000,
      small: 1e-7,
    })),
  },
  {
    name: 'keys that YAML or Helm would read as something else',
    chart: specChart({ name: text() }, ({ name }) => ({
      true: name,
      '1': name,
      'example.com/a-b': name,
      'a b': name,
      '{{': name,
      ':': name,
      $x: name,
    })),
  },
  {
    name: 'values with unusual names',
    chart: specChart({ 'my-name': text(), range: text(), $name: text() }, (values) => ({
      texts: [values['my-name'], values.range, values.$name],
    })),
  },
  {
    name: 'one value at many places',
    chart: specChart({ port: integer(8080) }, ({ port }) => ({
      port,
      url: `http://localhost:${port}/`,
      list: [port, { port }],
      text: String(port),
    })),
  },
  {
    name: 'texts put together',
    chart: specChart({ host: text('a'), port: integer(80), debug: flag() }, ({ host, port, debug }) => ({
      url: `http://${host}:${port}/?debug=${debug}&percent=%20`,
      twice: `${host}${host}`,
      path: `/${host}/${host}/`,
    })),
  },
  {
    name: 'a text around one value',
    chart: specChart({ version: text('1') }, ({ version }) => ({ tag: `v${version}`, line: `${version}\n` })),
  },
  {
    name: 'an image reference with optional segments',
    chart: specChart(
      { registry: text(''), repository: text('app'), tag: text(''), digest: text('') },
      ({ registry, repository, tag, digest }) => ({
        image: `${registry && `${registry}/`}${repository}${digest ? `@${digest}` : `:${tag || '1.0.0'}`}`,
      }),
    ),
  },
  {
    name: 'an image reference below a registry for all charts',
    chart: specChart(
      {
        global: Type.Object({ imageRegistry: text('') }),
        image: Type.Object({ registry: text(''), repository: text('app'), tag: text('1'), digest: text('') }),
      },
      ({ global, image }) => {
        const registry = global.imageRegistry || image.registry;
        const path = registry ? `${registry}/${image.repository}` : image.repository;
        return { image: image.digest ? `${path}:${image.tag}@${image.digest}` : `${path}:${image.tag}` };
      },
    ),
  },
  {
    name: 'the parts of a text that are not empty, with a hyphen between them',
    chart: specChart({ prefix: text(''), name: text(), suffix: text('') }, ({ prefix, name, suffix }) => ({
      name: [prefix, name, suffix].filter(Boolean).join('-'),
    })),
  },
  {
    name: 'a value or else another',
    chart: specChart({ name: text(''), other: text(), last: text() }, ({ name, other, last }) => ({
      either: name || other,
      constant: name || 'unnamed',
      chain: name || other || last,
    })),
  },
  {
    name: 'a number or else another, where 0 is none',
    chart: specChart({ port: integer(0), other: integer(80) }, ({ port, other }) => ({
      port: port || other,
    })),
  },
  {
    name: 'an optional value or else another, where the empty one counts',
    chart: specChart(
      {
        name: optionalText,
        count: Type.Optional(Type.Integer()),
        on: Type.Optional(Type.Boolean()),
        other: text(),
      },
      ({ name, count, on, other }) => ({ name: name ?? other, count: count ?? 5, on: on ?? true }),
    ),
  },
  {
    name: 'an optional value that is there or not',
    chart: specChart({ name: optionalText, count: Type.Optional(Type.Integer()) }, ({ name, count }) => ({
      name,
      count,
    })),
  },
  {
    name: 'a text only when it is not empty',
    chart: specChart({ name: text('') }, ({ name }) => ({ ...(name && { name }), always: true })),
  },
  {
    name: 'a table from literals to texts',
    chart: specChart({ size: choice('small', 'medium', 'large') }, ({ size }) => ({
      cpu: { small: '100m', medium: '500m', large: '2' }[size],
      memory: { small: 128, medium: 512, large: 2048 }[size],
    })),
  },
  {
    name: 'a table from literals to objects with values in them',
    chart: specChart(
      { type: choice('ClusterIP', 'NodePort', 'LoadBalancer'), nodePort: integer(30000), address: text() },
      ({ type, nodePort, address }) => ({
        type,
        ...(type === 'NodePort' && { nodePort }),
        ...(type === 'LoadBalancer' && { addresses: [address] }),
      }),
    ),
  },
  {
    name: 'a rare number that the program asks for',
    chart: specChart({ port: integer(80) }, ({ port }) => ({
      scheme: port === 443 ? 'https' : 'http',
      port,
    })),
  },
  {
    name: 'a rare text that the program asks for',
    chart: specChart({ name: text() }, ({ name }) => ({ name, ...(name === 'prod' && { protected: true }) })),
  },
  {
    name: 'one of several rare texts that the program asks for',
    chart: specChart({ tag: text('1.0') }, ({ tag }) => ({
      image: `app:${tag}`,
      pullPolicy: tag === 'latest' || tag === 'edge' ? 'Always' : 'IfNotPresent',
    })),
  },
  {
    name: 'a table from rare numbers to texts',
    chart: specChart({ port: integer(80) }, ({ port }) => ({
      port,
      name:
        new Map([
          [80, 'http'],
          [443, 'https'],
        ]).get(port) ?? 'tcp',
    })),
  },
  {
    name: 'numbers of which only some are allowed',
    chart: specChart(
      { version: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)], { default: 1 }) },
      ({ version }) => ({ version, name: `v${version}`, old: version === 1, next: version + 1 }),
    ),
  },
  {
    name: 'a number or a text',
    chart: specChart(
      { port: Type.Union([Type.Integer(), Type.String({ minLength: 1 })], { default: 'http' }) },
      ({ port }) => ({ targetPort: port, kind: typeof port === 'string' ? 'named' : 'numbered' }),
    ),
  },
  {
    name: 'floats and large integers',
    chart: specChart(
      { ratio: float(), big: integer(20_000_000), steps: Type.Number({ multipleOf: 0.25, default: 0.75 }) },
      ({ ratio, big, steps }) => ({ ratio, big, steps, line: `${big} of ${big}` }),
    ),
  },
  {
    name: 'the release',
    chart: specChart({ name: text() }, ({ name }, release) => ({
      name: release.fullname,
      host: `${release.fullname}.${release.namespace}.svc`,
      labels: { 'app.kubernetes.io/instance': release.name, 'app.kubernetes.io/managed-by': release.service },
      both: `${release.name}-${name}`,
    })),
  },
  {
    name: 'the release of a certain name',
    chart: specChart({}, (_values, release) => ({
      config: release.name === 'example' ? 'app-config' : `${release.fullname}-config`,
    })),
  },
];
