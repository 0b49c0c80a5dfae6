import { rmSync } from 'node:fs';

/** Removes the run's temporary folder. */
export default function tearDown(): void {
  const folder = process.env.TEST_TMPDIR;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
