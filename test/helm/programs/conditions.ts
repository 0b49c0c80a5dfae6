import { Type } from '@sinclair/typebox';
import { addObject, chartOf, choice, flag, integer, specChart, text } from '../support';
import type { Program } from './program';

const four = { a: flag(), b: flag(), c: flag(), d: flag() };

/** Names of eighty flags that have nothing to do with each other. */
const many = Array.from({ length: 80 }, (_, index) => `flag${index}`);

/** Fields and objects that are there for some values only. */
export const conditions: readonly Program[] = [
  {
    name: 'three flags together, in each way',
    chart: specChart(four, ({ a, b, c, d }) => ({
      all: a && b && c,
      any: a || b || c,
      mixed: (a || b) && c,
      unless: a && !b,
      none: !a && !b && !c,
      last: d,
    })),
  },
  {
    name: 'conditions inside of conditions',
    chart: specChart({ ...four, name: text() }, ({ a, b, c, d, name }) => ({
      ...(a && {
        one: {
          ...(b && { two: { ...(c && { three: { ...(d && { four: name }), name } }), name } }),
          ...(!b && { other: name }),
        },
      }),
    })),
  },
  {
    name: 'a choice inside of a choice',
    chart: specChart({ ...four, name: text() }, ({ a, b, c, d, name }) => ({
      value: a ? (b ? 'ab' : c ? name : 'a') : d ? { name } : [name, 1],
    })),
  },
  {
    name: 'a choice between whole objects that share their fields',
    chart: specChart({ secure: flag(), port: integer(80), name: text() }, ({ secure, port, name }) => ({
      listener: secure ? { port, name, tls: { mode: 'Terminate' } } : { port, name },
    })),
  },
  {
    name: 'eighty flags that have nothing to do with each other',
    chart: specChart(Object.fromEntries(many.map((name) => [name, flag()])), (values) =>
      Object.fromEntries(many.filter((name) => values[name]).map((name) => [name, { on: true }])),
    ),
  },
  {
    name: 'an object that is there or not',
    chart: chartOf({ ingress: Type.Object({ enabled: flag(), host: text('a') }) }, (chart, { ingress }) => {
      addObject(chart, 'Always', {});
      if (ingress.enabled) addObject(chart, 'Ingress', { host: ingress.host });
    }),
  },
  {
    name: 'an object for two flags and a literal',
    chart: chartOf({ ...four, tier: choice('free', 'paid') }, (chart, { a, b, c, d, tier }) => {
      if ((a || b) && tier === 'paid') addObject(chart, 'Paid', { c, ...(a && { d }) });
      addObject(chart, 'Always', { tier, ...(d && { d: 'yes' }) });
    }),
  },
  {
    name: 'one of two objects',
    chart: chartOf({ stateful: flag(), name: text() }, (chart, { stateful, name }) => {
      addObject(chart, stateful ? 'Stateful' : 'Stateless', { name }, 'server');
    }),
  },
  {
    name: 'replicas, or else an autoscaler',
    chart: chartOf(
      {
        replicas: integer(2),
        autoscaling: Type.Object({ enabled: flag(), min: integer(2), max: integer(5) }),
      },
      (chart, { replicas, autoscaling: { enabled, min, max } }) => {
        addObject(chart, 'Server', { ...(!enabled && { replicas }) });
        if (enabled) addObject(chart, 'Scaler', { min, max });
      },
    ),
  },
  {
    name: 'an optional object and what is in it',
    chart: specChart(
      {
        tls: Type.Optional(
          Type.Object({ secret: Type.String(), hosts: Type.Optional(Type.Array(Type.String())) }),
        ),
      },
      ({ tls }) => ({
        secret: tls?.secret ?? 'none',
        ...(tls && { tls: { secret: tls.secret, ...(tls.hosts && { hosts: tls.hosts }) } }),
      }),
    ),
  },
  {
    name: 'a long way through optional objects',
    chart: specChart(
      {
        a: Type.Optional(
          Type.Object({
            b: Type.Optional(
              Type.Object({ c: Type.Optional(Type.Object({ d: Type.Optional(Type.Integer()) })) }),
            ),
          }),
        ),
      },
      ({ a }) => ({ depth: a?.b?.c?.d ?? -1, d: a?.b?.c?.d }),
    ),
  },
  {
    name: 'the same optional object as the object’s default',
    chart: specChart(
      {
        probe: Type.Object(
          { path: text('/'), periodSeconds: integer(10) },
          { default: { path: '/ready', periodSeconds: 5 } },
        ),
      },
      ({ probe: { path, periodSeconds } }) => ({ httpGet: { path }, periodSeconds }),
    ),
  },
  {
    name: 'an object that stays though all in it may go',
    chart: specChart({ a: flag(), b: flag() }, ({ a, b }) => ({
      inner: { ...(a && { a: 1 }), ...(b && { b: 1 }) },
    })),
  },
  {
    name: 'an object that goes when nothing is in it',
    chart: specChart({ a: flag(), b: flag() }, ({ a, b }) => ({
      ...((a || b) && { inner: { ...(a && { a: 1 }), ...(b && { b: 1 }) } }),
    })),
  },
  {
    name: 'items of a list that are there or not, first, amid and last',
    chart: specChart({ ...four, name: text() }, ({ a, b, c, d, name }) => ({
      args: [
        ...(a ? ['--first'] : []),
        'run',
        ...(b ? [`--name=${name}`] : []),
        '--fixed',
        ...(c ? ['--last'] : []),
      ],
      only: [...(d ? [{ name, d }] : [])],
    })),
  },
];
