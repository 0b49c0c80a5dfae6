import type { Evidence, Finding, Sidecar, Variable } from '../../../../application';
import type { Code } from '../project/code';
import type { NextSettings } from '../settings/next-settings';
import type { Remarks } from '../remarks';

/** Where browsers find the backend on their own machine, and where it is in the cluster. */
const BROWSERS_PORT = 8000;
const SERVICE = 'todo-backend:8000';

/**
 * A process beside the server that passes `localhost:8000` on to the backend. It is needed where one variable is both
 * frozen into the browser's code and used by the server (in handlers, or in `rewrites`): it has one value, the browser's.
 */
export function localhostForward(
  variables: readonly Variable[],
  code: Code,
  settings: NextSettings,
  { notes }: Remarks,
): Finding<Sidecar>[] {
  const shared = variables
    .filter(({ meaning, when }) => meaning === 'backend-origin' && when !== 'run')
    .map(({ name, evidence }) => ({
      name,
      evidence: evidence.filter((found) => isOnServer(found, code, settings)),
    }))
    .find(({ evidence }) => evidence.length > 0);
  if (!shared) return [];
  const { name, evidence } = shared;
  notes.push({
    code: 'LOCALHOST_FORWARD',
    text: `${name} is frozen into the image with the browser's address of the backend, and the server uses it too: in the frontend's pod localhost:${BROWSERS_PORT} is passed on to ${SERVICE}.`,
    evidence,
  });
  const value: Sidecar = {
    name: 'to-backend',
    command: ['node', '/opt/programs/forward.mjs', String(BROWSERS_PORT), SERVICE],
    port: BROWSERS_PORT,
    health: { kind: 'tcp' },
    isolated: true,
  };
  return [{ value, evidence, reason: `the server uses the browser's ${name}` }];
}

function isOnServer({ file }: Evidence, { sides }: Code, settings: NextSettings): boolean {
  if (file === settings.file) return settings.nodeOf('rewrites') !== undefined;
  return sides.server.has(file);
}
