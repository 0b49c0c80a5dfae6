import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Commands on PATH that write down how they were called instead of doing anything. */
export interface RecordingCommands {
  /** Folder of the commands; where their scripts may leave files. */
  readonly folder: string;
  /** Every call so far, the command first, with the folder's path replaced by `<tmp>`. */
  calls(): string[];
  /** Puts PATH back and removes the commands. */
  restore(): void;
}

/**
 * Puts recording commands first on PATH.
 *
 * @param scripts by command name, shell code run after the call was recorded; `$FOLDER` is the commands' folder.
 */
export function recordCommands(scripts: Readonly<Record<string, string>>): RecordingCommands {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  const log = join(folder, 'calls.log');
  for (const [command, script] of Object.entries(scripts)) {
    const file = join(folder, command);
    writeFileSync(file, `#!/bin/sh\nFOLDER=${folder}\necho "${command} $*" >>"${log}"\n${script}\n`);
    chmodSync(file, 0o755);
  }
  const path = process.env.PATH;
  process.env.PATH = `${folder}${delimiter}${path ?? ''}`;
  return {
    folder,
    calls: () => {
      const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replaceAll(folder, '<tmp>'));
    },
    restore: () => {
      process.env.PATH = path;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
