import { relative, resolve, sep } from 'node:path';
import type { Answer } from './answer';
import type { Step } from './set-property';

/** The way through the configuration's object to the setting that an answer sets. */
export function answerSteps(root: string, { part, sourceDir, setting }: Answer): Step[] {
  const path = relative(root, sourceDir).split(sep).join('/') || '.';
  return [
    { key: `${part}s` },
    { key: path, matches: (name) => resolve(root, name) === resolve(root, sourceDir) },
    ...setting.split('.').map((key) => ({ key })),
  ];
}
