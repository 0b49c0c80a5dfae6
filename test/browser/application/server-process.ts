import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../../lib/ops/until';
import { distDir } from '../../../lib/support/paths';

/** Where the servers' logs are kept, until the next run. */
export const logFolder = join(distDir, 'reports', 'application');

/** How long a server may take until it answers, in milliseconds; only one that hangs takes as long. */
const PATIENCE_MS = 300_000;

export interface ServerProcessProps {
  /** Names the log: `dist/reports/application/NAME.log`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** All it gets besides PATH and HOME: a developer's own settings must not reach it. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers with 2xx as soon as the server is ready. */
  readonly readyUrl: string;
}

/** One server of the application as a process of this machine, which can be ended and started again. */
export class ServerProcess {
  private child?: ChildProcess;
  private readonly log: string;

  constructor(private readonly props: ServerProcessProps) {
    mkdirSync(logFolder, { recursive: true });
    this.log = join(logFolder, `${props.name}.log`);
  }

  /** @throws Error with the end of its log when it does not get ready. */
  async start(): Promise<void> {
    const { command, args, cwd, env, readyUrl } = this.props;
    const log = openSync(this.log, 'a');
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', log, log],
    });
    this.child = child;
    const ready = await until({ timeoutMs: PATIENCE_MS, everyMs: 50 }, async () =>
      child.exitCode !== null || (await answers(readyUrl)) ? child.exitCode === null : undefined,
    );
    if (ready) return;
    await this.stop();
    throw new Error(`${this.props.name} does not get ready: ${readFileSync(this.log, 'utf8').slice(-2000)}`);
  }

  /** Ends it as Kubernetes does and waits until it is gone. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Ends it as a crash does: nothing is finished, nobody is told. */
  crash(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}
