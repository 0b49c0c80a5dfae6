import type { Config } from 'jest';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the run a temporary folder of its own, which the teardown removes with all that tests left in it; its path is short,
 * since sockets lie in it. The tests of the cluster keep the machine's: what they start outlives them.
 */
export default function setUp(_: unknown, { roots = [] }: Pick<Config, 'roots'>): void {
  if (roots.some((root) => root.endsWith('cluster'))) return;
  process.env.TMPDIR = process.env.TEST_TMPDIR = mkdtempSync(join(tmpdir(), 'jest-'));
}
