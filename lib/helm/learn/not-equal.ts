import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import { isObject } from '../json';
import type { Difference } from './compare';
import type { Inputs } from './inputs';
import type { Literal } from './isolate';
import { MENDS } from './mends';
import { printPath } from './path';
import { print, shorten } from './print';

/** The error for a template that stays different from the code. */
export function notEqual(
  chart: HelmChart,
  { values, release }: Inputs,
  { document, pointer, predicted, actual }: Difference,
  causes: readonly Literal[] = [],
): ChartError {
  const keys = causes.filter(({ isKey }) => isKey).map(({ literal }) => String(literal));
  const isCollision = keys.some((key) => pointer.endsWith(`/${key}`) || (isObject(actual) && key in actual));
  const code = isCollision ? 'MAP_COLLISION' : causes.length > 0 ? 'UNEXPLAINED' : 'NOT_EQUAL';
  const isRelease = causes.every(({ path }) => path[0] === 'release');
  const inputs =
    causes.length > 0 ? causes.map(printLiteral).join(', ') : JSON.stringify({ ...values, release });
  const [cause] = causes;
  return new ChartError({
    code,
    chart: chart.metadata.name,
    value: cause && printPath(isRelease ? cause.path : cause.path.slice(1)),
    document,
    pointer,
    found: isCollision
      ? "a user's key meets one of the object's own, and the user's does not simply lose"
      : 'the code makes something else of some values than of others of the same kind',
    examples: [
      { input: shorten(inputs), output: `code: ${print(actual)}` },
      { input: shorten(inputs), output: `template: ${print(predicted)}` },
    ],
    mend:
      MENDS[code] ??
      (keys.length > 0 ? 'one key of a free map cannot be read: make it a value of its own' : undefined) ??
      'let the result depend on whether the value is there or which of an enum it is, not on its content',
  });
}

function printLiteral({ path, isKey, literal }: Literal): string {
  const place = printPath(path[0] === 'values' ? path.slice(1) : path);
  return isKey ? `key ${place}` : `${place}: ${print(literal)}`;
}
