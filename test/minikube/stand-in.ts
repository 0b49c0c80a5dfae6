import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of commands that write down how they were called. */
export class StandIns {
  readonly bin: string;
  private readonly log: string;

  constructor(folder: string) {
    this.bin = join(folder, 'bin');
    this.log = join(folder, 'calls');
    mkdirSync(this.bin, { recursive: true });
  }

  /** Adds a command. @param script shell code that plays its part. */
  add(name: string, script = ''): void {
    const file = join(this.bin, name);
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> '${this.log}'\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** The command lines so far, in order. @param name only those of this command. @default - all */
  calls(name = ''): string[] {
    const lines = existsSync(this.log) ? readFileSync(this.log, 'utf8').trim().split('\n') : [];
    return lines.filter((line) => line.startsWith(name));
  }
}
