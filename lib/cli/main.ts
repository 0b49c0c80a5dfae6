import { watchInterrupts } from './interrupts';
import { runCli } from './run-cli';

const { stdout, stderr } = process;
const { happened } = watchInterrupts((text) => stderr.write(`${text}\n`));

// Kept-alive connections to the API server would hold the process; what was printed goes out first.
void runCli(process.argv.slice(2), { stdout, stderr, interrupted: happened }).then((code) =>
  stdout.write('', () => process.exit(code)),
);
