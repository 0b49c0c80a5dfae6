import { run, RunResult } from '../../support/run';
import { Helm, ReleaseState, UpgradeProps } from './helm';
import { upgradeArguments } from './helm-arguments';

export interface HelmCliProps {
  /** The helm binary. */
  readonly binary: string;
  /** The kubectl context; named on every call, so that the user's current context never matters. */
  readonly context: string;
  readonly namespace: string;
}

interface Revision {
  readonly revision: number;
  readonly status: string;
}

/** Helm through its command line, versions 3 and 4. */
export class HelmCli implements Helm {
  constructor(private readonly props: HelmCliProps) {}

  async state(release: string): Promise<ReleaseState | undefined> {
    const result = await this.helm(['status', release, '--output=json'], true);
    if (result.exitCode !== 0) return this.absent(result);
    const { version, info } = JSON.parse(result.stdout) as {
      version: number;
      info: { status: string; description: string };
    };
    return { status: info.status, description: info.description, revision: version };
  }

  async manifest(release: string): Promise<string> {
    return (await this.helm(['get', 'manifest', release])).stdout;
  }

  async values(release: string): Promise<string> {
    return (await this.helm(['get', 'values', release, '--all'])).stdout;
  }

  async upgrade(props: UpgradeProps): Promise<void> {
    const version = (await run(this.props.binary, ['version', '--template={{.Version}}'])).stdout;
    const major = Number(/^v(\d+)\./.exec(version)?.[1] ?? 3);
    await this.helm(upgradeArguments(major, props));
  }

  async recover(release: string): Promise<void> {
    const state = await this.state(release);
    if (!state || !/^(pending-|uninstalling)/.test(state.status)) return;
    const good = state.status === 'uninstalling' ? undefined : await this.lastGoodRevision(release);
    if (good === undefined) await this.uninstall(release);
    else await this.helm(['rollback', release, String(good)]);
  }

  async uninstall(release: string): Promise<void> {
    await this.helm(['uninstall', release, '--wait', '--timeout=120s']);
  }

  private async lastGoodRevision(release: string): Promise<number | undefined> {
    const history = JSON.parse((await this.helm(['history', release, '--output=json'])).stdout) as Revision[];
    const of = (status: string): number | undefined =>
      history.findLast((revision) => revision.status === status)?.revision;
    return of('deployed') ?? of('superseded');
  }

  private absent(result: RunResult): undefined {
    if (/release: not found/.test(result.stderr)) return undefined;
    throw new Error(`helm status: ${result.stderr.trim()}`);
  }

  private helm(args: readonly string[], allowFailure = false): Promise<RunResult> {
    const { binary, context, namespace } = this.props;
    return run(binary, [...args, `--kube-context=${context}`, `--namespace=${namespace}`], { allowFailure });
  }
}
