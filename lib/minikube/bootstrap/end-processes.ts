import { setTimeout as sleep } from 'node:timers/promises';
import { listProcesses, Process } from '../processes';

/** Kills processes and waits until they are gone, at most five seconds. */
export async function endProcesses(belongs: (process: Process) => boolean): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const found = listProcesses().filter(belongs);
    if (found.length === 0) return;
    for (const { pid } of found) kill(pid);
    await sleep(100);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}
