import type { Finding, NextSource } from '../../../../application';
import type { NextSettings } from './next-settings';

/** What `next build` is told to leave behind. */
export function outputMode({ file, textOf, nodeOf }: NextSettings): NextSource['output'] {
  const output = textOf('output');
  if (output?.value === 'standalone' || output?.value === 'export') {
    return { value: output.value, evidence: [output.evidence] };
  }
  const reason = nodeOf('output')
    ? 'it depends on the environment, and standalone always works'
    : 'no `output` is set';
  return {
    value: 'default',
    evidence: [{ file: file ?? 'package.json' }],
    reason,
  } satisfies Finding<'default'>;
}
