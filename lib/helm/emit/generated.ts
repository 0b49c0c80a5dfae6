/** Stands at the top of every file of a chart. */
export const GENERATED = 'Generated from typed code; never edited by hand.';
