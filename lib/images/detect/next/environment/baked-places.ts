import type { VariableReads } from './variable-reads';

/** Where `next build` writes a variable's value into the code. */
export interface BakedPlaces {
  /** Its value reaches browsers. */
  readonly browser: boolean;
  /** Its value is frozen by `next build`, wherever it is used. */
  readonly anywhere: boolean;
  /** Wherever the code names it, its value is put in that place; other names are looked up while the code runs. */
  readonly replaced: boolean;
}

/** Next.js replaces `process.env.NAME` while building for public names and for those that next.config hands on. */
export function bakedPlaces({ name, reads, handedOn }: VariableReads): BakedPlaces {
  const isReplaced = name.startsWith('NEXT_PUBLIC_') || handedOn;
  const replaced = reads.filter(({ inlined, place }) => isReplaced && inlined && place !== 'settings');
  return {
    // Code that nothing leads to says something only where no other does.
    browser:
      replaced.some(({ place }) => place === 'browser') ||
      (replaced.length > 0 && reads.every(({ place }) => place === 'unused')),
    anywhere: replaced.length > 0 || reads.some(({ place }) => place === 'settings'),
    replaced: isReplaced,
  };
}
