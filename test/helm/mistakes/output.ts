import { ApiObject, App, Chart } from 'cdk8s';
import { addObject, chartOf, flag, specChart } from '../support';
import type { Mistake } from './mistake';

/** A chart whose only field is always the same. */
function constantChart(made: unknown): Pick<Mistake, 'chart' | 'pointer'> {
  return { chart: specChart({}, () => ({ made })), pointer: '/spec/made' };
}

class Port {
  constructor(readonly number: number) {}
}

/** Objects that are not Kubernetes objects in JSON. */
export const output: readonly Mistake[] = [
  {
    name: 'undefined in a list',
    ...constantChart(['a', undefined]),
    pointer: '/spec/made/1',
    code: 'INVALID_OUTPUT',
  },
  { name: 'NaN', ...constantChart(Number.NaN), code: 'INVALID_OUTPUT' },
  { name: 'an infinite number', ...constantChart(Infinity), code: 'INVALID_OUTPUT' },
  { name: 'a big integer', ...constantChart(10n), code: 'INVALID_OUTPUT' },
  { name: 'a function', ...constantChart(() => 'later'), code: 'INVALID_OUTPUT' },
  { name: 'a symbol', ...constantChart(Symbol('later')), code: 'INVALID_OUTPUT' },
  { name: 'a Date', ...constantChart(new Date(0)), pointer: '', code: 'INVALID_OUTPUT' },
  { name: 'a Map', ...constantChart(new Map([['a', 1]])), pointer: '', code: 'INVALID_OUTPUT' },
  { name: 'an instance of a class', ...constantChart(new Port(80)), pointer: '', code: 'INVALID_OUTPUT' },
  {
    name: 'an object without a kind',
    chart: chartOf({}, (chart) => new ApiObject(chart, 'Example', { apiVersion: 'v1', kind: '' })),
    code: 'INVALID_OUTPUT',
  },
  {
    name: 'an object without a name',
    chart: chartOf({}, (chart) => addObject(chart, 'Example', {}, '')),
    code: 'INVALID_OUTPUT',
  },
  {
    name: 'two objects of one kind and name',
    chart: chartOf({}, (chart) => {
      addObject(chart, 'First', {}, 'same');
      addObject(chart, 'Second', {}, 'same');
    }),
    code: 'INVALID_OUTPUT',
  },
  {
    name: 'two objects of one construct path',
    chart: chartOf({}, (chart) => {
      addObject(chart, 'Example', {}, 'first');
      addObject(chart, 'Example', {}, 'second');
    }),
    code: 'BUILD_THREW',
  },
  {
    name: 'an object that names its namespace',
    chart: chartOf(
      {},
      (chart) =>
        new ApiObject(chart, 'Example', {
          apiVersion: 'v1',
          kind: 'Example',
          metadata: { name: 'example', namespace: 'shop' },
        }),
    ),
    code: 'INVALID_OUTPUT',
    pointer: '/metadata/namespace',
  },
  {
    name: 'an object whose kind depends on a value',
    chart: chartOf(
      { stateful: flag() },
      (chart, { stateful }) =>
        new ApiObject(chart, 'Example', {
          apiVersion: 'apps/v1',
          kind: stateful ? 'StatefulSet' : 'Deployment',
          metadata: { name: 'example' },
        }),
    ),
    code: 'INVALID_OUTPUT',
    pointer: '/kind',
  },
  {
    name: 'something that is no chart',
    chart: { ...specChart({}, () => ({})), build: () => new App() as unknown as Chart },
    code: 'INVALID_OUTPUT',
  },
];
