import { StreamReporter } from '../support/reporter';
import { EXIT, endingOf } from './exit-code';
import { buildProgram } from './program';

/** Where the command line speaks. */
export interface CliStreams {
  /** Results. */
  readonly stdout: NodeJS.WritableStream;
  /** Progress and errors. */
  readonly stderr: NodeJS.WritableStream;
  /** Whether the user has interrupted the command. */
  readonly interrupted: () => boolean;
}

/** Runs one command. @returns the exit code; nothing is thrown. */
export async function runCli(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { stdout, stderr, interrupted } = streams;
  const program = buildProgram(
    argv,
    { reporter: new StreamReporter(stderr), print: (line) => stdout.write(`${line}\n`) },
    { writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (interrupted()) return EXIT.interrupted;
    const { code, message } = endingOf(error, Boolean(program.opts<{ verbose?: boolean }>().verbose));
    if (message) stderr.write(`${message}\n`);
    return code;
  }
}
