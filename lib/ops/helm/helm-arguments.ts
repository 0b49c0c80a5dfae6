import { UpgradeProps } from './helm';

/**
 * The arguments of `helm upgrade --install` with rollback on failure, which Helm 4 renamed.
 *
 * Helm 4 applies on the server, where a field changed by other means (`kubectl scale`) is a conflict; the chart wins,
 * as it does with Helm 3. Values of earlier revisions never count: what is installed is what the files say.
 */
export function upgradeArguments(major: number, props: UpgradeProps): string[] {
  const rollback =
    major >= 4
      ? ['--rollback-on-failure', '--wait=watcher', '--server-side=true', '--force-conflicts']
      : ['--atomic', '--wait'];
  return [
    'upgrade',
    props.release,
    props.chartDir,
    '--install',
    '--reset-values',
    ...props.valueFiles.map((file) => `--values=${file}`),
    ...Object.entries(props.set ?? {}).map(([path, value]) => `--set=${path}=${value}`),
    ...rollback,
    `--timeout=${props.timeoutSeconds}s`,
    '--history-max=10',
    `--description=${props.description}`,
  ];
}
