import { Type } from '@sinclair/typebox';
import { specChart, text, texts } from '../support';
import type { Mistake } from './mistake';

/** A chart whose only field is made from its only list of texts. */
function hostsChart(
  made: (hosts: readonly string[]) => unknown,
): Pick<Mistake, 'chart' | 'value' | 'pointer'> {
  return {
    chart: specChart({ hosts: texts('a.example', 'b.example') }, ({ hosts }) => ({ made: made(hosts) })),
    value: 'hosts',
    pointer: '/spec/made',
  };
}

const ports = Type.Array(
  Type.Object({ name: Type.String({ default: 'http' }), number: Type.Integer({ default: 80 }) }),
  { default: [{ name: 'http', number: 80 }] },
);

/** A chart whose only field is made from its only list of objects. */
function portsChart(
  made: (ports: readonly { readonly name: string; readonly number: number }[]) => unknown,
): Pick<Mistake, 'chart' | 'pointer'> {
  return { chart: specChart({ ports }, (values) => ({ made: made(values.ports) })), pointer: '/spec/made' };
}

/** Lists that are not passed on item by item in their own order. */
export const lists: readonly Mistake[] = [
  { name: 'a list joined to one text', ...hostsChart((hosts) => hosts.join(',')), code: 'UNEXPLAINED' },
  {
    name: 'a list in alphabetical order',
    ...hostsChart((hosts) => [...hosts].sort()),
    pointer: '/spec/made/-',
    code: 'LIST_ORDER',
  },
  {
    name: 'a list backwards',
    ...hostsChart((hosts) => [...hosts].reverse()),
    pointer: '/spec/made/-',
    code: 'LIST_ORDER',
  },
  { name: 'the first item', ...hostsChart((hosts) => hosts[0]), code: 'UNEXPLAINED' },
  { name: 'the last item', ...hostsChart((hosts) => hosts.at(-1)), code: 'UNEXPLAINED' },
  {
    name: 'all items but the first',
    ...hostsChart((hosts) => hosts.slice(1)),
    pointer: '/spec/made/-',
    code: 'UNEXPLAINED',
  },
  { name: 'the number of items', ...hostsChart((hosts) => hosts.length), code: 'UNEXPLAINED' },
  {
    name: 'whether there is more than one item',
    ...hostsChart((hosts) => hosts.length > 1),
    value: undefined,
    code: 'NOT_EQUAL',
  },
  {
    name: 'whether a list holds a certain item',
    ...hostsChart((hosts) => hosts.includes('a.example')),
    value: undefined,
    code: 'UNEXPLAINED',
  },
  {
    name: 'a list without its duplicates',
    ...hostsChart((hosts) => [...new Set(hosts)]),
    pointer: '/spec/made',
    code: 'UNEXPLAINED',
  },
  {
    name: 'the position of an item',
    ...hostsChart((hosts) => hosts.map((host, index) => ({ host, index }))),
    pointer: '/spec/made/-/index',
    code: 'UNEXPLAINED',
  },
  {
    name: 'something special for the first item',
    ...hostsChart((hosts) => hosts.map((host, index) => (index === 0 ? `*.${host}` : host))),
    pointer: '/spec/made/-',
    code: 'UNEXPLAINED',
  },
  {
    name: 'items in upper case',
    ...hostsChart((hosts) => hosts.map((host) => host.toUpperCase())),
    pointer: '/spec/made/-',
    code: 'UNEXPLAINED',
  },
  {
    name: 'all items that are not the first one',
    ...hostsChart((hosts) => hosts.filter((host) => host !== hosts[0])),
    pointer: '/spec/made/-',
    code: 'UNEXPLAINED',
  },
  {
    name: 'items above a threshold',
    ...portsChart((list) => list.filter(({ number }) => number > 20000)),
    pointer: '/spec/made',
    code: 'UNEXPLAINED',
  },
  {
    name: 'a list sorted by number',
    ...portsChart((list) => list.toSorted((a, b) => a.number - b.number)),
    pointer: '/spec/made/-',
    code: 'LIST_ORDER',
  },
  {
    name: 'the sum of a list',
    ...portsChart((list) => list.reduce((sum, { number }) => sum + number, 0)),
    code: 'UNEXPLAINED',
  },
  {
    name: 'whether any item is above a threshold',
    ...portsChart((list) => list.some(({ number }) => number > 20000)),
    code: 'UNEXPLAINED',
  },
  {
    name: 'the item of a certain name',
    ...portsChart((list) => list.find(({ name }) => name === 'http')?.number),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a list turned into a map',
    ...portsChart((list) => Object.fromEntries(list.map(({ name, number }) => [name, number]))),
    code: 'VALUE_IN_KEY',
  },
  {
    name: 'the first five items',
    ...hostsChart((hosts) => hosts.slice(0, 5)),
    pointer: '/spec/made/-',
    code: 'UNEXPLAINED',
  },
  {
    name: 'whether a list holds another value',
    chart: specChart({ hosts: texts(), host: text() }, ({ hosts, host }) => ({
      hosts,
      host,
      listed: hosts.includes(host),
    })),
    code: 'UNEXPLAINED',
    pointer: '/spec/listed',
  },
  {
    name: 'two lists taken pairwise',
    chart: specChart({ names: texts('a'), hosts: texts('b') }, ({ names, hosts }) => ({
      pairs: names.map((name, index) => ({ name, host: hosts[index] })),
    })),
    code: 'UNEXPLAINED',
    pointer: '/spec/pairs/-',
  },
];
