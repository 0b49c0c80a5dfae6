import { flag, specChart, text, textMap } from '../support';
import type { Mistake } from './mistake';

/** A chart whose only field is made from its only map. */
function labelsChart(
  made: (labels: Readonly<Record<string, string>>) => unknown,
): Pick<Mistake, 'chart' | 'value' | 'pointer'> {
  return {
    chart: specChart({ labels: textMap({ team: 'shop' }) }, ({ labels }) => ({ made: made(labels) })),
    value: 'labels',
    pointer: '/spec/made',
  };
}

/** Maps whose keys are more than passed on. */
export const maps: readonly Mistake[] = [
  {
    name: 'a value as a key',
    chart: specChart({ name: text() }, ({ name }) => ({ made: { [name]: 'yes' } })),
    code: 'VALUE_IN_KEY',
    value: 'name',
    pointer: '/spec/made',
  },
  {
    name: 'a value as part of a key',
    chart: specChart({ name: text() }, ({ name }) => ({ made: { [`example.com/${name}`]: 'yes' } })),
    code: 'VALUE_IN_KEY',
    value: 'name',
    pointer: '/spec/made',
  },
  {
    name: 'the keys of a map with something before them',
    ...labelsChart((labels) =>
      Object.fromEntries(Object.entries(labels).map(([key, value]) => [`example.com/${key}`, value])),
    ),
    code: 'VALUE_IN_KEY',
  },
  {
    name: 'keys and values of a map exchanged',
    ...labelsChart((labels) =>
      Object.fromEntries(Object.entries(labels).map(([key, value]) => [value, key])),
    ),
    code: 'VALUE_IN_KEY',
  },
  {
    name: 'a map of the user over a fixed key',
    ...labelsChart((labels) => ({ app: 'shop', ...labels })),
    value: 'labels.app',
    pointer: '/spec/made/app',
    code: 'MAP_COLLISION',
  },
  {
    name: 'a map of the user under a key that is there or not',
    chart: specChart({ labels: textMap(), debug: flag() }, ({ labels, debug }) => ({
      made: { ...labels, ...(debug && { debug: 'true' }) },
    })),
    code: 'MAP_COLLISION',
    value: 'labels.debug',
    pointer: '/spec/made/debug',
  },
  {
    name: 'the number of entries',
    ...labelsChart((labels) => Object.keys(labels).length),
    code: 'UNEXPLAINED',
  },
  {
    name: 'keys joined to one text',
    ...labelsChart((labels) => Object.keys(labels).join(',')),
    code: 'UNEXPLAINED',
  },
  {
    name: 'the value of any one key',
    ...labelsChart((labels) => Object.values(labels)[0]),
    code: 'UNEXPLAINED',
  },
  { name: 'the value of a certain key', ...labelsChart((labels) => labels.team), code: 'UNEXPLAINED' },
  {
    name: 'whether a certain key is there',
    ...labelsChart((labels) => 'team' in labels),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a map as a list in the order in which it was written',
    ...labelsChart((labels) => Object.entries(labels).map(([name, value]) => ({ name, value }))),
    pointer: '/spec/made/-',
    code: 'LIST_ORDER',
  },
  {
    name: 'a map as a list in reverse order',
    ...labelsChart((labels) =>
      Object.entries(labels)
        .sort(([a], [b]) => (a < b ? 1 : -1))
        .map(([name, value]) => ({ name, value })),
    ),
    pointer: '/spec/made/-',
    code: 'LIST_ORDER',
  },
  {
    name: 'entries whose key begins with a prefix',
    ...labelsChart((labels) =>
      Object.fromEntries(Object.entries(labels).filter(([key]) => key.startsWith('b'))),
    ),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a map without its empty values',
    ...labelsChart((labels) =>
      Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== '')),
    ),
    code: 'UNEXPLAINED',
  },
  {
    name: 'the value of a certain key beside the map itself',
    chart: specChart({ labels: textMap({ team: 'shop' }) }, ({ labels }) => ({ labels, team: labels.team })),
    code: 'MAP_COLLISION',
    value: 'labels',
    pointer: '/spec/team',
  },
];
