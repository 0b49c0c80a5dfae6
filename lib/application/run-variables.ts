import type { Application, PartName } from './application';
import { keptInSecret } from './kept-in-secret';
import { SPECIFIED_VARIABLES } from './specified-variables';
import type { Variable } from './variable';

/** What a running part is given, by where each value comes from. Every name is in one of them. */
export interface RunVariables {
  /** What is decided already: where the server listens and how it keeps connections, where its sidecar is. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Configuration: anyone may read it. */
  readonly plain: readonly Variable[];
  /** Read from the Secret, see `secretEntry`. */
  readonly secret: readonly Variable[];
}

/** The variables that a part has when it runs: its own, and those that the specification names. */
export function runVariables(
  application: Pick<Application, 'part' | 'port' | 'variables' | 'sidecars'>,
): RunVariables {
  const { part, port } = application;
  const fixed = { ...SERVER_VARIABLES[part](port.value) };
  const own = application.variables.filter(
    ({ name, when }) => when !== 'build' && !(name in fixed) && !OTHERS_SET.has(name),
  );
  const specified = SPECIFIED_VARIABLES[part].filter(
    ({ name }) => !own.some((variable) => variable.name === name),
  );
  const plain: Variable[] = [];
  const secret: Variable[] = [];
  for (const variable of [...own, ...specified].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const value = fixedValue(variable, application);
    if (value !== undefined) fixed[variable.name] = value;
    else (keptInSecret(variable) ? secret : plain).push(variable);
  }
  return { fixed, plain, secret };
}

/** What the programs that serve an application read themselves. */
const SERVER_VARIABLES: Readonly<Record<PartName, (port: number) => Record<string, string>>> = {
  backend: () => ({
    // Longer than any client keeps an idle connection (undici: 4 s, nginx: 60 s): the client closes it, so that no
    // request meets a connection that is being closed.
    UVICORN_TIMEOUT_KEEP_ALIVE: '75',
  }),
  frontend: (port) => ({
    // Kubernetes sets it to the pod's name, with which port-forward finds nobody at 127.0.0.1.
    HOSTNAME: '0.0.0.0',
    PORT: String(port),
  }),
};

/** Set by the image, or by who runs it. */
const OTHERS_SET: ReadonlySet<string> = new Set(['NODE_ENV', 'UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN']);

function fixedValue(
  { meaning, path = '' }: Variable,
  { port, sidecars }: Pick<Application, 'port' | 'sidecars'>,
): string | undefined {
  const sidecar = sidecars.find(({ value }) => !value.isolated);
  if (meaning === 'port') return String(port.value);
  if (meaning === 'sidecar-url' && sidecar) return `http://localhost:${sidecar.value.port}${path}`;
  return undefined;
}
