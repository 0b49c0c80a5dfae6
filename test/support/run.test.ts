import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, run } from '../../lib/support/run';

describe('run', () => {
  it('returns both outputs and the exit code', async () => {
    const result = await run('sh', ['-c', 'echo out; echo err >&2']);
    expect(result).toEqual({ exitCode: 0, stdout: 'out\n', stderr: 'err\n' });
  });

  it('names the command line, the exit code and the last lines when the command fails', async () => {
    const failing = run('sh', ['-c', 'echo broken pipe wrench >&2; exit 3']);
    await expect(failing).rejects.toThrow(CommandError);
    await expect(failing).rejects.toThrow(/exit code 3\nbroken pipe wrench/);
  });

  it('returns the exit code of a failing command when failure is allowed', async () => {
    expect((await run('sh', ['-c', 'exit 3'], { allowFailure: true })).exitCode).toBe(3);
  });

  it('reports a command that does not exist', async () => {
    await expect(run('no-such-command-here', [])).rejects.toThrow(/exit code 127/);
  });

  it('passes input on standard input, so that it is in no command line', async () => {
    expect((await run('cat', [], { input: 'secret' })).stdout).toBe('secret');
  });

  it('survives a command that does not read its input', async () => {
    expect((await run('true', [], { input: 'x'.repeat(1_000_000) })).exitCode).toBe(0);
  });

  it('ends a command at the time limit', async () => {
    expect((await run('sleep', ['60'], { timeoutMs: 50, allowFailure: true })).exitCode).toBe(-1);
  });

  it('removes a variable that is given as undefined', async () => {
    const script = 'echo ${HOME-none}';
    expect((await run('sh', ['-c', script], { env: { HOME: undefined } })).stdout).toBe('none\n');
  });

  it('hands over complete lines as they come, and keeps them in the log', async () => {
    const logFile = join(mkdtempSync(join(tmpdir(), 'run-')), 'logs', 'run.log');
    const lines: string[] = [];
    await run('sh', ['-c', 'printf one; printf " more\\ntwo\\n"'], {
      logFile,
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(['one more', 'two']);
    expect(readFileSync(logFile, 'utf8')).toContain('one more\ntwo\n');
  });
});
