import type { Finding } from '../../../../application';
import { startCommands } from '../entry/start-commands';
import { constantText } from '../program/constant-text';
import type { PythonProgram } from '../program/python-program';
import { lineOf } from '../project/line-of';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';

/** uvicorn's own. */
const DEFAULT_PORT = 8000;
/** Ports below it are root's alone. */
const FIRST_FREE = 1024;

/**
 * The port to listen on. The application is started with it, so any will do; the one that it is used with elsewhere is
 * taken, because its own addresses (of itself, in its defaults) may name it.
 *
 * @param wanted port that the user chose. @default - what is found
 */
export function findPort(program: PythonProgram, wanted?: number): Finding<number> {
  if (wanted !== undefined)
    return {
      value: wanted,
      evidence: [{ file: 'todo.config.ts', text: `port: ${wanted}` }],
      override: 'port',
    };
  const found = [...fromCommands(program), ...fromCode(program), ...fromDockerfile(program)];
  const usable = found.find(({ value }) => value >= FIRST_FREE && value < 65536);
  if (usable) return { ...usable, override: 'port' };
  const reason = found[0] ? `in place of ${found[0].value}, which only root may open` : "uvicorn's own";
  return { value: DEFAULT_PORT, evidence: found[0]?.evidence ?? [], reason, override: 'port' };
}

function fromCommands({ project }: PythonProgram): Finding<number>[] {
  return startCommands(project).flatMap(({ words, evidence }) => {
    if (!words.some((word) => /uvicorn|gunicorn|fastapi|hypercorn/.test(word))) return [];
    const port = /(?:--port[\s=]+|--bind[\s=]+\S*:|-b\s+\S*:)(?:\$\W*\w+:-)?(\d{2,5})\b/.exec(
      words.join(' '),
    )?.[1];
    return port ? [{ value: Number(port), evidence: [evidence] }] : [];
  });
}

/** `uvicorn.run(app, port=8000)` of the entry's own `__main__` block. */
function fromCode(program: PythonProgram): Finding<number>[] {
  return [...program.entry.root.all('CallExpression')].flatMap((node) => {
    const call = callOf(node);
    if (call?.callee !== 'uvicorn.run') return [];
    const port = Number(constantText(program, program.entry, call.keywords.get('port')));
    return Number.isInteger(port) ? [{ value: port, evidence: [evidenceOf(node)] }] : [];
  });
}

function fromDockerfile({ project }: PythonProgram): Finding<number>[] {
  const port = /^EXPOSE\s+(\d+)/m.exec(project.read('Dockerfile') ?? '')?.[1];
  return port ? [{ value: Number(port), evidence: [lineOf(project, 'Dockerfile', /^EXPOSE\b/)] }] : [];
}
