import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/paths';

/**
 * A digest of everything that decides what the charts' code makes: the project's TypeScript, its packages and the
 * version of node. Equal digests, equal charts.
 */
export function codeDigest(root: string = projectRoot): string {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`);
  const code = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join('lib', path));
  for (const path of [...code.sort(), 'package.json', 'package-lock.json']) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}
