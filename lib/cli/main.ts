import { EXIT } from './exit-code';
import { watchInterrupts } from './interrupts';
import { runCli } from './run-cli';

const { stdout, stderr } = process;
const interrupts = watchInterrupts((text) => stderr.write(`${text}\n`));

// A reader that has seen enough (`make logs | head`) ends the command quietly.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

// Kept-alive connections to the API server would hold the process; what was printed goes out first.
void runCli(process.argv.slice(2), { stdout, stderr, interrupted: () => interrupts.happened() }).then(
  (code) => stdout.write('', () => process.exit(code)),
);
