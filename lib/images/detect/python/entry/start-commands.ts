import type { Evidence } from '../../../../application';
import type { PythonProject } from '../project/python-project';

/** A command line that starts something, and where it is written. */
export interface StartCommand {
  /** Its words. */
  readonly words: readonly string[];
  /** Folder it is started in by a `cd` before it, within the source folder. @default - the source folder */
  readonly folder?: string;
  readonly evidence: Evidence;
}

/** Files that say how the application is started, the most telling first. */
const FILES = [
  'Procfile',
  'railway.json',
  'railway.toml',
  'nixpacks.toml',
  'Dockerfile',
  'Dockerfile.prod',
  'render.yaml',
  'fly.toml',
  'start.sh',
  'run.sh',
  'entrypoint.sh',
  'docker-entrypoint.sh',
  'scripts/start.sh',
  'package.json',
  'Makefile',
];

const STARTER = /^(uvicorn|gunicorn|hypercorn|granian|fastapi|python3?(\.\d+)?)$/;

/** The commands that start a server or a Python program, from the files that name any, in the order of `FILES`. */
export function startCommands(project: PythonProject): StartCommand[] {
  return FILES.flatMap((file) => {
    const lines = project.read(file)?.replaceAll('\\\n', '  ').split('\n') ?? [];
    return lines.flatMap((line, index) =>
      /^\s*(#|RUN\b|HEALTHCHECK\b)/.test(line)
        ? []
        : commandsIn(line, { file, line: index + 1, text: line.trim() }),
    );
  });
}

function commandsIn(line: string, evidence: Evidence): StartCommand[] {
  let folder: string | undefined;
  return line.split(/&&|;|\|\||\bexec\b/).flatMap((part) => {
    const words = part
      .replace(/["'`,[\]{}]+/g, ' ')
      .trim()
      .split(/\s+/);
    const cd = words.indexOf('cd');
    if (cd >= 0) folder = words[cd + 1]?.replace(/^\.\/|\/$/g, '');
    const start = words.findIndex((word) => STARTER.test(word.replace(/^.*\//, '')));
    return start < 0 ? [] : [{ words: words.slice(start), folder, evidence }];
  });
}
