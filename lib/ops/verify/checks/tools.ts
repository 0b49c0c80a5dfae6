import { execInPod } from '../../kube/exec-in-pod';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { BACKEND } from '../../workload-names';
import { Check, fail, Finding, ok, skip, warn } from '../check';
import { AnswerError } from '../request';
import { backendUrl, RunningApplication } from '../running-application';
import { Stage } from '../stage';
import { kubectl, VerifyContext } from '../verify-context';

/** The specification's five. */
const TOOLS = ['add_task', 'complete_task', 'delete_task', 'list_tasks', 'update_task'];

const CRITERION = 'Todo commands (add/list/complete) work via chat';
const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
const HEADERS = { accept: 'application/json, text/event-stream' };

/** The agent's tools are served to MCP clients too. */
export function toolChecks(app: RunningApplication, stage: Stage): Check[] {
  return [
    {
      code: 'MCP_TOOLS',
      title: 'MCP: the tools are listed for a token',
      criterion: CRITERION,
      needs: ['TOKEN'],
      run: async () => {
        const { status } = await fetch(`${backendUrl(app)}/mcp`, { method: 'POST' });
        return status === 404 || status === 405
          ? skip('the backend serves no MCP at /mcp')
          : toolsListed(stage);
      },
    },
  ];
}

/** A server may want a session first, or another token than the user's. */
async function toolsListed(stage: Stage): Promise<Finding> {
  try {
    const response = await stage.call('direct', '/mcp', { method: 'POST', body: LIST, headers: HEADERS });
    const { result } = (await response.json()) as { result?: { tools: readonly { name: string }[] } };
    const names = (result?.tools ?? []).map(({ name }) => name).sort();
    const missing = TOOLS.filter((name) => !names.includes(name));
    return missing.length
      ? warn(
          `tools: ${names.join(', ') || 'none'}; the specification's ${missing.join(', ')} are not among them`,
        )
      : ok(names.join(', '));
  } catch (error) {
    if (error instanceof AnswerError && error.status < 500) return skip(error.message);
    throw error;
  }
}

/** What runs in a backend's container: prints the status of a request without a token to the Service's name. */
const POST = `
import sys, urllib.request, urllib.error
try:
    print(urllib.request.urlopen(sys.argv[1], data=b"{}", timeout=8).status)
except urllib.error.HTTPError as error:
    print(error.code)
`;

/** Under the Service's name the tools are served too, and to nobody without a token. */
export function toolServiceChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'MCP_GUARDED',
      title: 'MCP: the Service answers under its name, and not without a token',
      criterion: CRITERION,
      needs: ['MCP_TOOLS'],
      run: () => guarded(context),
    },
  ];
}

async function guarded(context: VerifyContext): Promise<Finding> {
  const [from] = await readyEndpoints(context.kube, BACKEND.name);
  if (!from) return fail(`Service ${BACKEND.name} has no ready endpoint`, 'make status');
  const url = `http://${BACKEND.name}:${from.port}/mcp`;
  const { stdout, stderr } = await execInPod(context.kube, {
    pod: from.pod,
    container: 'backend',
    command: ['python3', '-c', POST, url],
    timeoutMs: 15_000,
  });
  const status = stdout.trim();
  const seen = `${url} without a token: ${status || stderr}`;
  if (status === '401') return ok(seen);
  return /^[2-4]/.test(status)
    ? warn(`${seen}; 401 was expected`)
    : fail(seen, kubectl(context, `logs ${from.pod}`));
}
