import type { Variable } from '../../../../application';
import type { BakedPlaces } from './baked-places';
import type { VariableReads } from './variable-reads';

/** When a variable needs its value: while the image is built, when it runs, or both. */
export function whenRead(
  { reads, libraryReads, handedOn }: VariableReads,
  baked: BakedPlaces,
  secret: boolean,
  required: boolean,
): Variable['when'] {
  // A made-up secret that next.config hands on would be frozen into the image; without a value nothing is.
  if (secret && handedOn) return 'run';
  // What browsers are not given has its value where the server renders their components.
  const atRun =
    reads.some(({ place, inlined }) => /^(server|browser)$/.test(place) && !(baked.replaced && inlined)) ||
    libraryReads.length > 0;
  // `next build` loads every page and route handler, and renders the pages that wait for no request.
  const whileBuilding =
    reads.some(
      ({ place, onLoad, rendered }) => place === 'server' && (rendered || (onLoad && (required || secret))),
    ) || libraryReads.some(({ onLoad }) => onLoad);
  if (secret) return whileBuilding || baked.anywhere ? 'both' : 'run';
  if (baked.anywhere) return atRun ? 'both' : 'build';
  return whileBuilding ? 'both' : 'run';
}
