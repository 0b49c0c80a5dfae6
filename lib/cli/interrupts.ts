import { readFileSync } from 'node:fs';
import { EXIT } from './exit-code';

/** How long the running step may take to end after an interruption, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * Ctrl-C or a termination: the commands under way are ended, and it is said what that leaves behind. A second one ends
 * this process at once.
 *
 * @returns tells whether one happened, so that the error it causes is not reported as a failure.
 */
export function watchInterrupts(say: (text: string) => void): { happened(): boolean } {
  let happened = false;
  const handle = (signal: NodeJS.Signals): void => {
    if (happened) process.exit(EXIT.interrupted);
    happened = true;
    say('\ninterrupted: what is finished stays, nothing is deleted; `make deploy` goes on from here');
    // A terminal tells the whole process group itself.
    if (signal !== 'SIGINT') for (const pid of childPids()) endChild(pid);
    setTimeout(() => process.exit(EXIT.interrupted), PATIENCE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
  return { happened: () => happened };
}

/** The commands this process runs now; not the forward, which has a process group of its own and stays. */
function childPids(): number[] {
  try {
    const text = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8');
    const group = processGroup('self');
    return text
      .split(' ')
      .filter((pid) => pid && processGroup(pid) === group)
      .map(Number);
  } catch {
    return []; // not Linux, or ended meanwhile
  }
}

/** Fifth field of /proc/PID/stat, counted after the name in parentheses. */
function processGroup(pid: string): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2];
}

function endChild(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It ended by itself.
  }
}
