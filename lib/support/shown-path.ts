import { relative, sep } from 'node:path';
import { projectRoot } from './paths';

/** A path as it is shown to a person and written on a command line: from the checkout's root, with `/` between its parts. */
export function shownPath(path: string): string {
  return relative(projectRoot, path).split(sep).join('/') || '.';
}
