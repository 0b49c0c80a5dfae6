import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Runs `work` on a chart's files, written to a folder of its own that is removed afterwards. */
export async function withChartFolder<T>(
  chart: string,
  files: ReadonlyMap<string, string>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const temporary = mkdtempSync(join(tmpdir(), `${chart}-`));
  try {
    const folder = join(temporary, chart);
    for (const [path, text] of files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return await work(folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
