import type { Finding, Note, Sidecar, Variable } from '../../../../application';

const PORT = 3000;
const SERVICE = 'todo-frontend:3000';

/**
 * A process beside the server that passes `localhost:3000` on to the frontend, for variables that are what browsers or
 * tokens know the frontend by, and the address that the server asks at once: they have one value, the browser's, which
 * must lead somewhere in the pod too.
 */
export function forwardsFor(variables: readonly Variable[]): { forwards: Finding<Sidecar>[]; notes: Note[] } {
  const [variable] = variables;
  if (!variable) return { forwards: [], notes: [] };
  const { name, evidence } = variable;
  const text = `${name} is the browser's address of the frontend, and the server asks there too: in the backend's pod localhost:${PORT} is passed on to ${SERVICE}.`;
  const value: Sidecar = {
    name: 'to-frontend',
    command: ['python', '/opt/programs/forward.py', String(PORT), SERVICE],
    port: PORT,
    health: { kind: 'tcp' },
    isolated: true,
  };
  const reason = `the server uses the browser's ${name}`;
  return { forwards: [{ value, evidence, reason }], notes: [{ code: 'LOCALHOST_FORWARD', text, evidence }] };
}
