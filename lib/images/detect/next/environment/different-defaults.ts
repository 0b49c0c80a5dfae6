import type { Variable } from '../../../../application';
import type { Remarks } from '../remarks';
import { sourceEvidence } from '../syntax/source-evidence';
import { addressPath } from './address-path';
import type { EnvironmentRead } from './environment-read';

/** Notices an address whose defaults end in different paths: it has one value, which can be right for one of them only. */
export function differentDefaults(
  { name, meaning, path = '' }: Variable,
  reads: readonly EnvironmentRead[],
  { notes }: Remarks,
): void {
  const others = reads.filter(
    ({ default: address = '' }) => URL.canParse(address) && addressPath(meaning, address) !== path,
  );
  const [other] = others;
  if (!other) return;
  notes.push({
    code: 'DIFFERENT_DEFAULTS',
    text: `${name} is given ${path ? `an address that ends in ${path}` : 'an address without a path'}, and other code expects one like ${other.default}: \`variables.${name}.value\` in todo.config.ts overrules it.`,
    evidence: others.map(({ node }) => sourceEvidence(node)),
  });
}
