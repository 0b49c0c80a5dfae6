import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A chart's files: their texts by their paths below the chart's folder. */
export type ChartFiles = ReadonlyMap<string, string>;

/** How many results are kept: those of other checkouts and of the branches one goes back to. */
const KEPT = 8;

/**
 * Keeps the files of a program's compiled charts, so that unchanged input compiles nothing again. An entry that an
 * interrupted run left, or that was damaged since, is made anew.
 */
export class ChartCache {
  /** @param folder where entries are kept; any number of processes may use it at once. */
  constructor(private readonly folder: string) {}

  /**
   * The files of each chart, in order, as they were kept or as `compile` makes them now.
   *
   * @param key digest of everything that the charts are made from: code, packages, the version of node.
   */
  charts(key: string, compile: () => readonly ChartFiles[]): readonly ChartFiles[] {
    const entry = join(this.folder, `${key}.json`);
    const kept = read(entry);
    if (kept) return kept;
    const charts = compile();
    mkdirSync(this.folder, { recursive: true });
    write(entry, charts);
    this.prune();
    return charts;
  }

  private prune(): void {
    const age = (name: string): number =>
      statSync(join(this.folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const outdated = readdirSync(this.folder)
      .sort((a, b) => age(b) - age(a))
      .slice(KEPT);
    for (const name of outdated) rmSync(join(this.folder, name), { force: true });
  }
}

/** @returns undefined when there is no such entry or it is not as it was written. */
function read(entry: string): readonly ChartFiles[] | undefined {
  try {
    const text = readFileSync(entry, 'utf8');
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    if (text.slice(0, end) !== digestOf(content)) return undefined;
    return (JSON.parse(content) as [string, string][][]).map((files) => new Map(files));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Another run may be reading the entry: it sees the old text or the new one. */
function write(entry: string, charts: readonly ChartFiles[]): void {
  const content = JSON.stringify(charts.map((files) => [...files]));
  const temporary = `${entry}.${process.pid}`;
  writeFileSync(temporary, `${digestOf(content)}\n${content}`);
  renameSync(temporary, entry);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
