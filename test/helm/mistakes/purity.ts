import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { flag, integer, specChart, text, texts } from '../support';
import type { Mistake } from './mistake';

/** A chart whose only field has nothing to do with its values. */
function impureChart(made: () => unknown): Pick<Mistake, 'chart' | 'pointer'> {
  return { chart: specChart({}, () => ({ made: made() })), pointer: '/spec/made' };
}

let builds = 0;
let first: string | undefined;
let last = '';

/** Programs that do not give the same for the same values, change them, or give nothing. */
export const purity: readonly Mistake[] = [
  {
    name: 'the time in milliseconds',
    ...impureChart(() => Date.now()),
    code: 'NON_DETERMINISTIC',
  },
  {
    name: 'the date',
    ...impureChart(() => new Date().toISOString()),
    code: 'NON_DETERMINISTIC',
  },
  { name: 'a random number', ...impureChart(() => Math.random()), code: 'NON_DETERMINISTIC' },
  { name: 'a random identifier', ...impureChart(() => randomUUID()), code: 'NON_DETERMINISTIC' },
  { name: 'a counter outside of the program', ...impureChart(() => builds++), code: 'NON_DETERMINISTIC' },
  {
    name: 'a value of the build before',
    chart: specChart({ name: text() }, ({ name }) => {
      const before = last;
      last = name;
      return { before };
    }),
    code: 'NON_DETERMINISTIC',
    pointer: '/spec/before',
  },
  {
    name: 'a value of the first build of all',
    chart: specChart({ name: text() }, ({ name }) => ({ made: (first ??= name) })),
    code: 'UNUSED_VALUE',
    value: 'name',
  },
  {
    name: 'an item added to a list of the values',
    chart: specChart({ hosts: texts() }, ({ hosts }) => {
      hosts.push('localhost');
      return { hosts };
    }),
    code: 'BUILD_THREW',
  },
  {
    name: 'a list of the values sorted in place',
    chart: specChart({ hosts: texts('b', 'a') }, ({ hosts }) => ({ hosts: hosts.sort() })),
    code: 'BUILD_THREW',
  },
  {
    name: 'a value replaced',
    chart: specChart({ replicas: integer() }, (values) => {
      values.replicas = 2;
      return values;
    }),
    code: 'BUILD_THREW',
  },
  {
    name: 'a value deleted',
    chart: specChart({ tag: Type.Optional(Type.String()) }, (values) => {
      delete values.tag;
      return values;
    }),
    code: 'BUILD_THREW',
  },
  {
    name: 'values that the schema allows and the program refuses',
    chart: specChart({ host: text('') }, ({ host }) => {
      if (host === '') throw new Error('a host is needed');
      return { host };
    }),
    code: 'BUILD_THREW',
  },
  {
    name: 'an optional value taken for granted',
    chart: specChart({ tls: Type.Optional(Type.Object({ secret: Type.String() })) }, ({ tls }) => ({
      secret: (tls as { secret: string }).secret,
    })),
    code: 'BUILD_THREW',
  },
  {
    name: 'two flags that exclude each other',
    chart: specChart({ a: flag(true), b: flag() }, ({ a, b }) => {
      if (a && b) throw new Error('a and b exclude each other');
      return { a, b };
    }),
    code: 'BUILD_THREW',
  },
];
