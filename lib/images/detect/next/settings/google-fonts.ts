import type { Finding } from '../../../../application';
import type { Code } from '../project/code';
import { sourceEvidence } from '../syntax/source-evidence';

/** The families of `next/font/google` that the application uses; `next build` fetches them. */
export function googleFonts({ importersOf }: Code): Finding[] {
  const families = importersOf(/^(next\/font\/google|@next\/font\/google)$/).flatMap(({ edge }) =>
    edge.names.map((name) => [name.replaceAll('_', ' '), edge.node] as const),
  );
  const found = new Map<string, Finding>();
  for (const [value, node] of families) {
    const evidence = [...(found.get(value)?.evidence ?? []), sourceEvidence(node)];
    found.set(value, { value, evidence, override: 'googleFonts' });
  }
  return [...found.values()];
}
