import { InvalidArgumentError } from 'commander';

/** Reads an option's value as a whole number that is not negative. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}
