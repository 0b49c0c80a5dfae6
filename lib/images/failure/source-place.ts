import { readFileSync } from 'node:fs';
import { ImagePart } from '../part';
import { sourceFiles } from '../source-files';

/** Files in which people write code or settings, not what tools write. */
const READ = /\.(py|[cm]?[jt]sx?|json|toml|ya?ml|cfg|ini|txt)$/;
const SKIPPED = /(^|\/)(package-lock\.json|pnpm-lock\.yaml)$/;

/** The first line of a part's source that holds a text, e.g. `lib/api.ts:12`; `undefined` where none does. */
export function sourcePlace(
  part: Pick<ImagePart, 'sourceDir' | 'ignoreFile'>,
  text: string,
): string | undefined {
  for (const { path, file, kind } of sourceFiles(part.sourceDir, part.ignoreFile)) {
    if (kind === 'link' || !READ.test(path) || SKIPPED.test(path)) continue;
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((one) => one.includes(text));
    if (line >= 0) return `${path}:${line + 1}`;
  }
  return undefined;
}
