import { run, type RunOptions, type RunResult } from '../../support/run';
import type { ComposeCommand } from './find-compose';
import { type Container, type Inspected, readContainer } from './container';

/** Seconds that a container has to end. */
const STOP_SECONDS = '90';

export interface ComposeProjectProps {
  readonly command: ComposeCommand;
  /** Name of the project. */
  readonly name: string;
  /** The Compose file. */
  readonly file: string;
  /** Receives what Compose says. */
  readonly logFile: string;
}

/** The containers, network and volumes of one Compose file. */
export class ComposeProject {
  constructor(private readonly props: ComposeProjectProps) {}

  /**
   * Makes and starts what is missing or changed; returns when what others wait for has happened.
   *
   * @param env the variables that the file refers to; `undefined` for one that has no value.
   * @throws CommandError
   */
  async up(env: Readonly<Record<string, string | undefined>>, onLine: (line: string) => void): Promise<void> {
    await this.compose(['up', '--detach', '--no-build', '--remove-orphans'], { env, onLine });
  }

  /** Removes containers and network. @param volumes the data too. @throws CommandError */
  async down({ volumes }: { readonly volumes: boolean }): Promise<void> {
    await this.compose([
      'down',
      '--remove-orphans',
      '--timeout',
      STOP_SECONDS,
      ...(volumes ? ['--volumes'] : []),
    ]);
  }

  /** All containers, also those that have ended. */
  async containers(): Promise<Container[]> {
    const filter = `label=com.docker.compose.project=${this.props.name}`;
    const { stdout } = await run('docker', ['ps', '--all', '--quiet', '--no-trunc', '--filter', filter]);
    const ids = stdout.split('\n').filter(Boolean);
    if (ids.length === 0) return [];
    const inspected = await run('docker', ['inspect', ...ids]);
    return (JSON.parse(inspected.stdout) as Inspected[])
      .map(readContainer)
      .sort((a, b) => (a.service < b.service ? -1 : 1));
  }

  /** The last lines that a container wrote. */
  async log({ id }: Container, lines: number): Promise<string> {
    const { stdout, stderr } = await run('docker', ['logs', '--tail', String(lines), id]);
    return stdout + stderr;
  }

  private compose(
    args: readonly string[],
    options: Pick<RunOptions, 'env' | 'onLine'> = {},
  ): Promise<RunResult> {
    const [command, ...first] = this.props.command;
    const { name, file, logFile } = this.props;
    return run(command, [...first, `--project-name=${name}`, `--file=${file}`, ...args], {
      logFile,
      ...options,
    });
  }
}
