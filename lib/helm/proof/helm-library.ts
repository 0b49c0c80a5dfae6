import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Helm, RenderRequest, RenderResult } from './helm';

interface Waiting {
  readonly resolve: (result: RenderResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Helm's own library in one process that renders any number of charts and values, some hundred a second; `helm
 * template` starts anew for each. The program is built from `go/helm3` or `go/helm4`. `close` ends it.
 */
export class HelmLibrary implements Helm {
  private readonly process: ChildProcessWithoutNullStreams;
  /** Answers come in the order of the questions. */
  private readonly waiting: Waiting[] = [];
  private complaints = '';

  /**
   * @param name e.g. `Helm 3`
   * @param program path of the built program
   */
  constructor(
    readonly name: string,
    program: string,
  ) {
    // It lives for seconds and makes much garbage: collecting less of it saves a fifth of the time.
    this.process = spawn(program, { env: { ...process.env, GOGC: '400' } });
    this.process.stderr.setEncoding('utf8').on('data', (text: string) => (this.complaints = text));
    this.process.on('error', (error) => this.fail(error.message));
    this.process.on('close', (code) => this.fail(`ended with exit code ${code}: ${this.complaints}`));
    this.process.stdin.on('error', () => undefined); // `close` tells why
    createInterface(this.process.stdout).on('line', (line) => this.answer(line));
  }

  render(request: RenderRequest): Promise<RenderResult> {
    return new Promise((resolve, reject) => {
      if (this.process.exitCode !== null) return reject(new Error(`${this.name} has ended`));
      this.waiting.push({ resolve, reject });
      this.process.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  /** Ends the program once it has answered. */
  close(): void {
    this.process.stdin.end();
  }

  private answer(line: string): void {
    const { error, ...rendered } = JSON.parse(line) as Extract<RenderResult, { manifest: string }> & {
      error?: string;
    };
    this.waiting.shift()?.resolve(error === undefined ? rendered : { error });
  }

  private fail(reason: string): void {
    for (const { reject } of this.waiting.splice(0)) reject(new Error(`${this.name}: ${reason}`));
  }
}
