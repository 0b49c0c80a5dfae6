import type { NextSource } from '../../../../application';
import type { Remarks } from '../remarks';
import type { NextSettings } from './next-settings';

/** What `next build` is told to leave behind. */
export function outputMode(
  { file, isComputed, textOf, nodeOf }: NextSettings,
  { notes }: Remarks,
): NextSource['output'] {
  const output = textOf('output');
  if (output?.value === 'standalone' || output?.value === 'export') {
    return { value: output.value, evidence: [output.evidence] };
  }
  const evidence = [{ file: file ?? 'package.json' }];
  if (isComputed) {
    const text = `What ${file} sets shows only when it runs: \`output\`, \`basePath\` and \`distDir\` are taken to be Next.js' own.`;
    notes.push({ code: 'SETTINGS_UNKNOWN', text, evidence });
  }
  return { value: 'default', evidence, reason: reasonOf(isComputed, nodeOf('output') !== undefined) };
}

function reasonOf(isComputed: boolean, isSet: boolean): string {
  if (isComputed) return 'what is set shows only when it runs';
  return isSet ? 'it depends on the environment, and standalone always works' : 'no `output` is set';
}
