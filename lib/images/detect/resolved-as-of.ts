import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../application';

/** The files that a person wrote. */
export interface ProjectFiles {
  /** Absolute path of their folder. */
  readonly dir: string;
  /** Relative to it. */
  readonly files: readonly string[];
}

/** Before there was FastAPI no application of today was written: archives give their files such times when they keep none. */
const EARLIEST = Date.UTC(2019, 0, 1);

/**
 * Date as of which packages that nothing fixes are resolved: that of the source's last change. Git knows it; without
 * git it is the latest of the files' times, which a download sets to today: the resolution is then today's, as it is
 * where the files have no time that can be theirs.
 *
 * @param wanted date that the user chose. @default - what is found
 */
export function resolvedAsOf(project: ProjectFiles, wanted?: string): Finding {
  const override = 'resolvedAsOf';
  if (wanted) {
    const evidence = [{ file: 'todo.config.ts', text: `resolvedAsOf: '${wanted}'` }];
    return { value: new Date(wanted).toISOString(), evidence, override };
  }
  const commit = lastCommit(project.dir);
  if (commit) return { value: commit, evidence: [], reason: "git's last commit to this folder", override };
  const latest = Math.max(0, ...project.files.map((file) => statSync(join(project.dir, file)).mtimeMs));
  if (latest < EARLIEST)
    return {
      value: dayAfter(Date.now()),
      evidence: [],
      reason: 'today: neither git nor the times of its files tell when it was changed',
      override,
    };
  const reason = 'the latest change of its files, which are not in git';
  return { value: dayAfter(latest), evidence: [], reason, override };
}

function lastCommit(dir: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cI', '--', '.'], {
    cwd: dir,
    encoding: 'utf8',
  });
  const date = status === 0 ? stdout.trim() : '';
  return date ? new Date(date).toISOString() : undefined;
}

/** The day's end: files of one checkout differ by seconds, and the date is part of the image's tag. */
function dayAfter(time: number): string {
  const date = new Date(time);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)).toISOString();
}
