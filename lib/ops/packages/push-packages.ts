import { during, Reporter } from '../../support/reporter';
import { run } from '../../support/run';
import { UserError } from '../../support/user-error';

export interface PushProps {
  /** Paths of the charts' archives. */
  readonly packages: readonly string[];
  /** Where charts are kept in the registry, e.g. `oci://registry.example/charts`. */
  readonly registry: string;
  /** Speak HTTP, as a registry on this machine does. @default false */
  readonly plainHttp?: boolean;
  /** The helm binary; `helm registry login` of it gives access. */
  readonly helm: string;
}

/**
 * Pushes charts to an OCI registry.
 *
 * @throws UserError REGISTRY_INVALID before anything is pushed.
 */
export async function pushPackages(props: PushProps, reporter: Reporter): Promise<void> {
  const { packages, registry, plainHttp = false, helm } = props;
  const flags = plainHttp ? ['--plain-http'] : [];
  for (const file of packages)
    await during(
      reporter,
      'pushed',
      () => run(helm, ['push', file, registry, ...flags]),
      ({ stdout, stderr }) => pushed(stdout + stderr),
    );
}

/** Helm 3 and 4 say the reference on different streams. */
function pushed(output: string): string {
  return /^Pushed: (\S+)$/m.exec(output)?.[1] ?? '';
}

/** @throws UserError REGISTRY_INVALID */
export function checkRegistry(registry: string | undefined): string {
  if (registry && /^oci:\/\/[^/\s]+/.test(registry)) return registry;
  throw new UserError({
    code: 'REGISTRY_INVALID',
    found: registry ? `REGISTRY=${registry}` : 'no REGISTRY=',
    needed: 'the address of an OCI registry, with the path below which charts are kept',
    mend: 'make push REGISTRY=oci://registry.example/charts',
  });
}
