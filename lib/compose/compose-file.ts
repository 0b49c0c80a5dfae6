/** A Compose file, as far as one is written here: https://github.com/compose-spec/compose-spec */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, object>>;
}

/** When a service may start: after another one answers, or after it has ended well. */
export type Dependencies = Readonly<
  Record<
    string,
    { readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully' }
  >
>;

/** One container. Texts are as Compose reads them: `${NAME}` is filled in, and a `$` of one's own is written `$$`. */
export interface ComposeService {
  readonly image: string;
  readonly build?: ComposeBuild;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  /** `null`: as the shell or the `.env` file has it, and unset where they have not. */
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly network_mode?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly depends_on?: Dependencies;
  readonly healthcheck?: ComposeHealthCheck;
  readonly restart?: 'no' | 'unless-stopped';
  readonly stop_grace_period?: string;
}

export interface ComposeBuild {
  /** Relative to the Compose file. */
  readonly context: string;
  /** Relative to the context. */
  readonly dockerfile: string;
  readonly args?: Readonly<Record<string, string>>;
}

export interface ComposeHealthCheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly retries: number;
  /** Time in which failures do not count. */
  readonly start_period: string;
}
