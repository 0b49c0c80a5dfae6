import { ChartError } from '../chart-error';
import type { JsonObject } from '../json';
import { defaultsOf, mergeValues } from '../schema/defaults';
import { refusalsOf } from '../schema/validate-values';
import type { ProvenChart } from './check-equal';
import type { Helm, RenderResult } from './helm';
import { valuesText } from './values-text';

/**
 * Checks that every Helm refuses what the code's side refuses, and names the same places.
 *
 * @returns false when the values are valid after all
 * @throws ChartError NOT_EQUAL
 */
export async function checkRefused(
  { chart, folder, helms }: ProvenChart,
  given: JsonObject,
): Promise<boolean> {
  const refusals = refusalsOf(chart.values, mergeValues(defaultsOf(chart.values), given));
  if (refusals.length === 0) return false;
  const { name } = chart.metadata;
  const values = valuesText(given);
  const results = await Promise.all(
    helms.map((helm) => helm.render({ chart: folder, release: name, namespace: 'default', values })),
  );
  const pointers = new Set(refusals.map(({ pointer }) => pointer));
  for (const [index, result] of results.entries()) {
    const helm = helms[index] as Helm;
    if (sameSet(pointers, pointersIn(result))) continue;
    throw new ChartError({
      code: 'NOT_EQUAL',
      chart: name,
      found: `${helm.name} and the code do not refuse the same values`,
      examples: [
        {
          input: `code, ${values}`,
          output: refusals.map(({ pointer, reason }) => `at '${pointer}': ${reason}`).join('; '),
        },
        { input: `${helm.name}, ${values}`, output: 'error' in result ? result.error : 'accepted' },
      ],
      mend: 'use only what JSON Schema means the same in every validator, and report the chart',
    });
  }
  return true;
}

/** JSON pointers that Helm's message names: `- at '/image/tag': got number, want string`. */
function pointersIn(result: RenderResult): Set<string> {
  if (!('error' in result)) return new Set();
  // Quotes and backslashes in keys come escaped.
  const pointers = [...result.error.matchAll(/at '((?:\\.|[^'\\])*)': /g)];
  return new Set(pointers.map(([, pointer = '']) => pointer.replace(/\\(.)/g, '$1')));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
