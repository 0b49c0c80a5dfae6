import type { ChartTemplate } from '../template/template';
import { type Use, sourcesOf } from '../template/sources';

/** The content of `bindings.json`: for each value, the places of the objects that it reaches, and how. */
export function bindingsFile(template: ChartTemplate): string {
  const places = new Map<string, Map<string, Omit<Use, 'place'>>>();
  for (const { place, document, pointer, as } of sourcesOf(template)) {
    const uses = places.get(place) ?? new Map<string, Omit<Use, 'place'>>();
    uses.set(`${document} ${pointer} ${as}`, { document, pointer, as });
    places.set(place, uses);
  }
  const sorted = [...places]
    .sort(byKey)
    .map(([place, uses]) => [place, [...uses].sort(byKey).map(([, use]) => use)] as const);
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
