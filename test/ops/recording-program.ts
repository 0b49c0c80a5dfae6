import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command that writes down how it was called. */
export interface RecordingProgram {
  /** Its absolute path. */
  readonly path: string;
  /** The arguments of each call, separated by spaces. */
  readonly calls: () => string[];
}

/** @param answers shell commands by the first two words with which the command is called. */
export function recordingProgram(
  folder: string,
  name: string,
  answers: Readonly<Record<string, string>> = {},
): RecordingProgram {
  const path = join(folder, name);
  const log = `${path}.calls`;
  const cases = Object.entries(answers).map(([words, answer]) => `"${words}") ${answer} ;;`);
  writeFileSync(path, `#!/bin/sh\necho "$*" >> ${log}\ncase "$1 $2" in\n${cases.join('\n')}\nesac\n`);
  chmodSync(path, 0o755);
  writeFileSync(log, '');
  return { path, calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}
