import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RunOptions {
  /** Working directory. @default - the current one */
  readonly cwd?: string;
  /** Variables added to this process's environment; `undefined` removes one. @default - none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for standard input; how secrets are passed, since command lines can be read by others. @default - no input */
  readonly input?: string;
  /** File to which both outputs are appended while the command runs. @default - none */
  readonly logFile?: string;
  /** Milliseconds after which the command is ended. @default - no limit */
  readonly timeoutMs?: number;
  /** Return instead of throwing when the exit code is not 0. @default false */
  readonly allowFailure?: boolean;
  /** Called with each complete line of output, for progress. @default - none */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  /** -1 when the command was ended by a signal or the time limit. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that failed: its command line, exit code and last lines of output. */
export class CommandError extends Error {
  constructor(
    readonly commandLine: string,
    readonly result: RunResult,
    readonly logFile?: string,
  ) {
    const tail = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-15).join('\n');
    super(
      `\`${commandLine}\` ended with exit code ${result.exitCode}\n${tail}${logFile ? `\n(log: ${logFile})` : ''}`,
    );
    this.name = 'CommandError';
  }
}

/**
 * Runs a command without a shell and waits for it.
 *
 * @throws CommandError when it ends with another exit code than 0 (unless `allowFailure`), or cannot be started.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const commandLine = [command, ...args].join(' ');
  const log = options.logFile ? openLog(options.logFile, commandLine) : undefined;
  const result = await new Promise<RunResult>((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    const stdout = collect(child.stdout, options.onLine, log);
    const stderr = collect(child.stderr, options.onLine, log);
    child.on('error', (cause) =>
      reject(new CommandError(commandLine, { exitCode: 127, stdout: '', stderr: cause.message })),
    );
    child.on('close', (code) => resolve({ exitCode: code ?? -1, stdout: stdout(), stderr: stderr() }));
    // A command may end without reading all of its input; its exit code tells whether that mattered.
    child.stdin?.on('error', () => undefined).end(options.input);
    // The log is complete when the caller hears of the end.
  }).finally(() => log && new Promise((closed) => log.end(() => closed(undefined))));
  if (result.exitCode !== 0 && !options.allowFailure)
    throw new CommandError(commandLine, result, options.logFile);
  return result;
}

function openLog(file: string, commandLine: string): NodeJS.WritableStream {
  mkdirSync(dirname(file), { recursive: true });
  const log = createWriteStream(file, { flags: 'a' });
  log.write(`$ ${commandLine}\n`);
  return log;
}

function collect(
  stream: NodeJS.ReadableStream | null,
  onLine: ((line: string) => void) | undefined,
  log: NodeJS.WritableStream | undefined,
): () => string {
  const chunks: string[] = [];
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    chunks.push(chunk);
    log?.write(chunk);
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  });
  return () => chunks.join('');
}
