import { HEALTH_PATH_LABEL } from '../../compose';

/** A container of a Compose project, as it is now. */
export interface Container {
  readonly id: string;
  readonly name: string;
  /** Its service in the Compose file, e.g. `todo-backend`. */
  readonly service: string;
  readonly image: string;
  /** E.g. `running` or `exited`. */
  readonly status: string;
  /** What its health check says. @default - it has none */
  readonly health?: string;
  readonly exitCode: number;
  /** Path at which it answers that it can serve. @default - it is only asked whether its port is open */
  readonly healthPath?: string;
  /** Local addresses at which it answers. */
  readonly bindings: readonly { readonly address: string; readonly port: number }[];
  /** What stands between it and the machine, as Docker enforces it. */
  readonly confinement: {
    readonly user: string;
    readonly readOnly: boolean;
    readonly droppedCapabilities: readonly string[];
    readonly securityOptions: readonly string[];
  };
}

/** What `docker inspect` says of a container, as far as it is looked at. */
export interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly Health?: { readonly Status: string };
  };
  readonly Config: {
    readonly Image: string;
    readonly User: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
  };
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly CapDrop?: readonly string[] | null;
    readonly SecurityOpt?: readonly string[] | null;
  };
  readonly NetworkSettings: {
    readonly Ports?: Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
    > | null;
  };
}

/** A container out of what Docker says of it. */
export function readContainer({
  Id,
  Name,
  State,
  Config,
  HostConfig,
  NetworkSettings,
}: Inspected): Container {
  const labels = Config.Labels ?? {};
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    service: labels['com.docker.compose.service'] ?? '',
    image: Config.Image,
    status: State.Status,
    health: State.Health?.Status,
    exitCode: State.ExitCode,
    healthPath: labels[HEALTH_PATH_LABEL],
    bindings: Object.values(NetworkSettings.Ports ?? {}).flatMap((bound) =>
      (bound ?? []).map(({ HostIp, HostPort }) => ({ address: HostIp, port: Number(HostPort) })),
    ),
    confinement: {
      user: Config.User,
      readOnly: HostConfig.ReadonlyRootfs,
      droppedCapabilities: HostConfig.CapDrop ?? [],
      securityOptions: HostConfig.SecurityOpt ?? [],
    },
  };
}
