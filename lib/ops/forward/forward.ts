import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withLock } from '../../support/lock';
import { projectRoot, stateDir } from '../../support/paths';
import { Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { until } from '../until';
import { choosePorts } from './choose-ports';
import { askForward, ForwardStatus } from './control';
import { ForwardConfig, ForwardedService, PREFERRED_PORTS } from './forward-config';

const CONTROL = 'control.sock';

/** How long a new forward may take until it listens. */
const START_MS = 20_000;

/** The folder of the forward's socket, memory and log. */
const forwardState = (): string => join(stateDir(), 'forward');

/** What runs now, if anything. */
export function runningForward(state: string = forwardState()): Promise<ForwardStatus | undefined> {
  return askForward(join(state, CONTROL), 'status');
}

/** The forward in the background: a process of its own that survives this one. */
export class Forward {
  private readonly folder: string;
  private readonly controlFile: string;
  private readonly memory: string;
  /** Where the process writes what goes wrong. */
  readonly logFile: string;

  /** @param state folder for its socket, memory and log. @default - `forward` in the state folder */
  constructor(
    private readonly reporter: Reporter,
    state: string = forwardState(),
  ) {
    this.folder = state;
    this.controlFile = join(state, CONTROL);
    this.memory = join(state, 'ports.json');
    this.logFile = join(state, 'forward.log');
  }

  /** What runs now. */
  running(): Promise<ForwardStatus | undefined> {
    return runningForward(this.folder);
  }

  /** The ports of the running forward, else free ones: known before anything is deployed, since URLs depend on them. */
  async ports(): Promise<readonly ForwardedService[]> {
    const running = await this.running();
    return running?.config.services ?? choosePorts(PREFERRED_PORTS, this.remembered(), this.reporter);
  }

  /** Starts the forward, unless it already runs with this configuration. */
  async ensure(config: ForwardConfig): Promise<void> {
    await withLock(this.controlFile, this.reporter, async () => {
      const running = await this.running();
      if (running && isDeepStrictEqual(running.config, config)) return;
      if (running) await this.stop();
      await this.start(config);
    });
  }

  /** Starts the forward anew, with the code and configuration of now. */
  async restart(config: ForwardConfig): Promise<void> {
    await withLock(this.controlFile, this.reporter, async () => {
      await this.stop();
      await this.start(config);
    });
  }

  /** Ends the forward. @returns whether one was running. */
  async stop(): Promise<boolean> {
    if (!(await askForward(this.controlFile, 'stop'))) return false;
    const gone = await until(
      { timeoutMs: 5_000, everyMs: 50 },
      async () => !(await this.running()) || undefined,
    );
    if (!gone) throw new Error(`the forward does not end; see ${this.logFile}`);
    return true;
  }

  private async start(config: ForwardConfig): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const log = openSync(this.logFile, 'w', 0o600);
    const script = join(__dirname, 'supervisor.ts');
    const register = join(projectRoot, 'lib', 'support', 'swc-register.cjs');
    const args = ['--require', register, script, this.controlFile, JSON.stringify(config)];
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    child.unref();
    const up = await until(
      { timeoutMs: START_MS, everyMs: 100 },
      async () => (await this.running()) ?? (ended || undefined),
    );
    if (up === undefined || up === true) throw this.notStarted();
    writeFileSync(this.memory, JSON.stringify(config.services));
  }

  private remembered(): readonly ForwardedService[] {
    if (!existsSync(this.memory)) return [];
    return JSON.parse(readFileSync(this.memory, 'utf8')) as ForwardedService[];
  }

  private notStarted(): UserError {
    return new UserError({
      code: 'FORWARD_FAILED',
      found: `the forward ended at once: ${readFileSync(this.logFile, 'utf8').trim() || 'without a word'}`,
      needed: 'a process that listens on the local ports',
      mend: 'make forward',
    });
  }
}
