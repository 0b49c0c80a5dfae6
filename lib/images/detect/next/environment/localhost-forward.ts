import type { Evidence, Finding, Sidecar, Variable } from '../../../../application';
import type { Code } from '../project/code';
import type { NextSettings } from '../settings/next-settings';
import type { Remarks } from '../remarks';
import { sourceEvidence } from '../syntax/source-evidence';
import type { WrittenAddress } from './written-addresses';

/** Where browsers find the backend on their own machine, and where it is in the cluster. */
const BROWSERS_PORT = 8000;
const SERVICE = 'todo-backend:8000';
const BROWSERS_ADDRESS = /^http:\/\/(localhost|127\.0\.0\.1):8000$/;

/** The browser's address of the backend, where the server uses it. */
interface Shared {
  readonly what: string;
  /** Why it cannot be another address there. */
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

/**
 * A process beside the server that passes `localhost:8000` on to the backend. It is needed where the server (in handlers,
 * or in `rewrites`) uses the browser's address: because one variable is frozen into the code of both, or because the
 * address itself stands in the code.
 */
export function localhostForward(
  variables: readonly Variable[],
  addresses: readonly WrittenAddress[],
  code: Code,
  settings: NextSettings,
  { notes }: Remarks,
): Finding<Sidecar>[] {
  const shared = sharedVariable(variables, code, settings) ?? sharedAddress(addresses, code, settings);
  if (!shared) return [];
  const { what, why, evidence } = shared;
  notes.push({
    code: 'LOCALHOST_FORWARD',
    text: `${why}: in the frontend's pod localhost:${BROWSERS_PORT} is passed on to ${SERVICE}.`,
    evidence,
  });
  const value: Sidecar = {
    name: 'to-backend',
    command: ['node', '/opt/programs/forward.mjs', String(BROWSERS_PORT), SERVICE],
    port: BROWSERS_PORT,
    health: { kind: 'tcp' },
    isolated: true,
  };
  return [{ value, evidence, reason: `the server uses the browser's ${what}` }];
}

function sharedVariable(
  variables: readonly Variable[],
  code: Code,
  settings: NextSettings,
): Shared | undefined {
  for (const { name, meaning, when, evidence } of variables) {
    if (meaning !== 'backend-origin' || when === 'run') continue;
    const inServer = evidence.filter(({ file }) => isOnServer(file, code, settings));
    const why = `${name} is frozen into the image with the browser's address of the backend, and the server uses it too`;
    if (inServer.length > 0) return { what: name, why, evidence: inServer };
  }
  return undefined;
}

function sharedAddress(
  addresses: readonly WrittenAddress[],
  code: Code,
  settings: NextSettings,
): Shared | undefined {
  const inServer = addresses.filter(
    ({ file, url }) => BROWSERS_ADDRESS.test(url.origin) && isOnServer(file, code, settings),
  );
  const [first] = inServer;
  if (!first) return undefined;
  return {
    what: first.url.origin,
    why: `${first.url.origin} is written into the server's code`,
    evidence: inServer.map(({ node }) => sourceEvidence(node)),
  };
}

function isOnServer(file: string, { sides }: Code, settings: NextSettings): boolean {
  if (file === settings.file) return settings.nodeOf('rewrites') !== undefined;
  return sides.server.has(file);
}
