import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpgradeProps } from './helm';

/** A digest of everything in a chart's folder and of its values, wherever they lie: equal digests, equal releases. */
export function releaseDigest({
  chartDir,
  valueFiles,
}: Pick<UpgradeProps, 'chartDir' | 'valueFiles'>): string {
  const hash = createHash('sha256');
  const add = (name: string, file: string): void => {
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  };
  const files = readdirSync(chartDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) add(file.slice(chartDir.length), file);
  for (const file of valueFiles) add('values', file);
  return hash.digest('hex').slice(0, 16);
}
