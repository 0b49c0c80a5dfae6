import { execInPod } from '../../kube/exec-in-pod';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { BACKEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { Stage } from '../stage';
import { kubectl, VerifyContext } from '../verify-context';

/** The specification's five. */
const TOOLS = ['add_task', 'complete_task', 'delete_task', 'list_tasks', 'update_task'];

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
const HEADERS = { accept: 'application/json, text/event-stream' };

/** What runs in a backend's container: prints the status of a request without a token to the Service's name. */
const POST = `
import sys, urllib.request, urllib.error
try:
    print(urllib.request.urlopen(sys.argv[1], data=b"{}", timeout=8).status)
except urllib.error.HTTPError as error:
    print(error.code)
`;

/** The agent's tools are served to MCP clients too, under the Service's name and to nobody without a token. */
export function toolChecks(context: VerifyContext, stage: Stage): Check[] {
  const criterion = 'Todo commands (add/list/complete) work via chat';
  return [
    {
      code: 'MCP_TOOLS',
      title: 'MCP: the tools are listed for a token',
      criterion,
      needs: ['TOKEN'],
      run: async () => {
        const response = await stage.call('direct', '/mcp', { method: 'POST', body: LIST, headers: HEADERS });
        const { result } = (await response.json()) as { result?: { tools: readonly { name: string }[] } };
        const names = (result?.tools ?? []).map(({ name }) => name).sort();
        return names.join() === TOOLS.join()
          ? ok(names.join(', '))
          : fail(`tools: ${names.join(', ') || 'none'}`, 'make logs PART=backend');
      },
    },
    {
      code: 'MCP_GUARDED',
      title: 'MCP: the Service answers under its name, and not without a token',
      criterion,
      needs: ['MCP_TOOLS'],
      run: () => guarded(context),
    },
  ];
}

async function guarded(context: VerifyContext): Promise<Finding> {
  const [from] = await readyEndpoints(context.kube, BACKEND.name);
  if (!from) return fail(`Service ${BACKEND.name} has no ready endpoint`, 'make status');
  const url = `http://${BACKEND.name}:8000/mcp`;
  const { stdout, stderr } = await execInPod(context.kube, {
    pod: from.pod,
    container: 'backend',
    command: ['python3', '-c', POST, url],
    timeoutMs: 15_000,
  });
  const status = stdout.trim();
  return status === '401'
    ? ok(`${url} without a token: 401`)
    : fail(
        `${url} without a token: ${status || stderr}, needed is 401`,
        kubectl(context, `logs ${from.pod}`),
      );
}
