import { StreamReporter } from '../support/reporter';
import { CliContext } from './cli-context';
import { EXIT, endingOf } from './exit-code';
import { watchInterrupts } from './interrupts';
import { buildProgram } from './program';

async function main(argv: readonly string[]): Promise<number> {
  const context: CliContext = {
    reporter: new StreamReporter(),
    print: (line) => process.stdout.write(`${line}\n`),
  };
  const interrupts = watchInterrupts((text) => process.stderr.write(`${text}\n`));
  const program = buildProgram(context);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (interrupts.happened()) return EXIT.interrupted;
    const { code, message } = endingOf(error, Boolean(program.opts<{ verbose?: boolean }>().verbose));
    if (message) process.stderr.write(`${message}\n`);
    return code;
  }
}

// Kept-alive connections to the API server would hold the process; what was printed goes out first.
void main(process.argv.slice(2)).then((code) => process.stdout.write('', () => process.exit(code)));
