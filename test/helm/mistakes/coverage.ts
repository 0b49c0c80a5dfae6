import { Type } from '@sinclair/typebox';
import { choice, flag, specChart, text } from '../support';
import type { Mistake } from './mistake';

/** Code and values that nothing depends on. */
export const coverage: readonly Mistake[] = [
  {
    name: 'code for a literal that the schema does not allow',
    chart: specChart({ mode: choice('on', 'off') }, ({ mode }) => ({
      mode: (mode as string) === 'auto' ? 'automatic' : mode,
    })),
    code: 'UNCOVERED_BRANCH',
  },
  {
    name: 'code for a number that the schema does not allow',
    chart: specChart({ replicas: Type.Integer({ minimum: 1, default: 1 }) }, ({ replicas }) => ({
      ...(replicas < 1 && { paused: true }),
      replicas,
    })),
    code: 'UNCOVERED_BRANCH',
  },
  {
    name: 'a fallback for a value that is always there',
    chart: specChart({ name: text() }, ({ name }) => ({ name: (name as string | undefined) ?? 'unnamed' })),
    code: 'UNCOVERED_BRANCH',
  },
  {
    name: 'code that only one rare text reaches',
    chart: specChart({ name: text() }, ({ name }) => ({
      name,
      ...(name === ['pro', 'd'].join('') && { hard: true }),
    })),
    code: 'UNCOVERED_BRANCH',
  },
  {
    name: 'a value that nothing uses',
    chart: specChart({ name: text(), color: text('blue') }, ({ name }) => ({ name })),
    code: 'UNUSED_VALUE',
    value: 'color',
  },
  {
    name: 'a value inside an object that nothing uses',
    chart: specChart(
      { image: Type.Object({ tag: text('1.0'), pullPolicy: text('Always') }) },
      ({ image }) => ({ tag: image.tag }),
    ),
    code: 'UNUSED_VALUE',
    value: 'image.pullPolicy',
  },
  {
    name: 'a field of list items that nothing uses',
    chart: specChart(
      { hosts: Type.Array(Type.Object({ name: Type.String(), path: Type.String() }), { default: [] }) },
      ({ hosts }) => ({ hosts: hosts.map(({ name }) => name) }),
    ),
    code: 'UNUSED_VALUE',
    value: 'hosts.*.path',
  },
  {
    name: 'an optional value that nothing uses',
    chart: specChart({ name: text(), note: Type.Optional(Type.String()) }, ({ name }) => ({ name })),
    code: 'UNUSED_VALUE',
    value: 'note',
  },
  {
    name: 'a condition that makes no difference',
    chart: specChart({ debug: flag(), name: text() }, ({ debug, name }) => ({
      name,
      level: debug ? 'info' : 'info',
    })),
    code: 'UNUSED_VALUE',
    value: 'debug',
  },
  {
    name: 'a value that only a wider condition hides',
    chart: specChart({ debug: flag(), trace: flag() }, ({ debug, trace }) => ({
      debug: debug || (debug && trace),
    })),
    code: 'UNUSED_VALUE',
    value: 'trace',
  },
];
