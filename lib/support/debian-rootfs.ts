import { run } from './run';

export interface DebianRootfsProps {
  /** Where the root file system is written, as a tar file. */
  readonly tarFile: string;
  /** Debian release, e.g. `trixie`. */
  readonly suite: string;
  /** Packages beyond the minimal system. @default - none */
  readonly include?: readonly string[];
  /** mmdebstrap hooks, shell code that sees the root as `$1`. @default - none */
  readonly customizeHooks?: readonly string[];
  /** File to which mmdebstrap's output is appended. @default - none */
  readonly logFile?: string;
}

/**
 * Makes a Debian root file system from the configured Debian mirror; the base of images where no image registry answers.
 * Needs the Debian package `mmdebstrap`.
 */
export async function makeDebianRootfs(props: DebianRootfsProps): Promise<void> {
  const lists = (flag: string, values: readonly string[] = []): string[] =>
    values.map((value) => `--${flag}=${value}`);
  await run(
    'mmdebstrap',
    [
      '--variant=apt',
      ...lists('include', props.include?.length ? [props.include.join(',')] : []),
      ...lists('customize-hook', props.customizeHooks),
      ...lists('dpkgopt', [
        'path-exclude=/usr/share/man/*',
        'path-exclude=/usr/share/doc/*',
        'path-include=/usr/share/doc/*/copyright',
      ]),
      props.suite,
      props.tarFile,
    ],
    { logFile: props.logFile },
  );
}
