import type { Application, Problem } from '../../application';
import { applicationsBelow } from './applications-below';

/** A folder in which a FastAPI and a Next.js application lie beside each other: which file is whose cannot be told. */
export function mixedFolder({ part, sourceDir }: Application): Problem[] {
  const here = applicationsBelow(sourceDir, 1).filter(({ folder }) => folder === '.');
  if (new Set(here.map((found) => found.part)).size < 2) return [];
  return [
    {
      code: 'TWO_APPLICATIONS',
      found: `the ${part}'s folder holds a FastAPI and a Next.js application`,
      needed: 'one application in a folder, because all of the folder becomes its image',
      mend: `give each a folder; or, where this works for you, write accept: ['TWO_APPLICATIONS'] into todo.config.ts`,
      evidence: here.map(({ evidence }) => evidence),
    },
  ];
}
