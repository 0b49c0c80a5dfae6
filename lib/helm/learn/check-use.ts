import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import type { ValueType } from '../schema/value-type';
import type { ChartTemplate } from '../template/template';
import { sourcesOf } from '../template/sources';

/** The library itself makes the full name of these. */
const NAMING = ['nameOverride', 'fullnameOverride'];

/**
 * Every value must reach something: an object, or a Helm-only addition.
 *
 * @throws ChartError UNUSED_VALUE
 */
export function checkUse(chart: HelmChart, type: ValueType, template: ChartTemplate): void {
  const uses = [...sourcesOf(template)];
  const tested = new Set(uses.map(({ place }) => place));
  const passedOn = new Set(uses.filter((use) => use.as === 'value').map(({ place }) => place));
  const helmText = JSON.stringify([chart.additions ?? {}, chart.bindings ?? []]);
  const unused = leavesOf(type, '').filter(
    (leaf) =>
      !tested.has(leaf) &&
      !isWithin(passedOn, leaf) &&
      !helmText.includes(`.Values.${leaf}`) &&
      !NAMING.includes(leaf),
  );
  if (unused.length === 0) return;
  throw new ChartError({
    code: 'UNUSED_VALUE',
    chart: chart.metadata.name,
    value: unused.join(', '),
    found: 'nothing depends on the value',
    mend: 'use it in build(), or take it out of the schema',
  });
}

/** The value itself is among them, or one that contains it. */
function isWithin(places: ReadonlySet<string>, leaf: string): boolean {
  const steps = leaf.split('.');
  return steps.some((_, index) => places.has(steps.slice(0, index + 1).join('.')));
}

/** Places of all values that have no parts with names. */
function leavesOf(type: ValueType, place: string): string[] {
  const below = (key: string): string => (place === '' ? key : `${place}.${key}`);
  if (type.kind === 'object')
    return [...type.properties].flatMap(([key, { type }]) => leavesOf(type, below(key)));
  if ((type.kind === 'list' || type.kind === 'map') && type.item.kind === 'object') {
    return leavesOf(type.item, below('*'));
  }
  return [place];
}
