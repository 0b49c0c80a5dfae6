import { isKubelet, isPodProcess, isPodShim, listProcesses } from '../../lib/minikube/processes';
import { signUp, Visitor } from '../../lib/ops/verify/visitor';
import { chatAsPage } from '../support/reference-calls';
import { run } from '../../lib/support/run';
import { address, made, status, verified } from './cluster';

const TODO = 'survive the power cut';

let origin: string;
let visitor: Visitor;

beforeAll(async () => {
  await made('deploy');
  origin = await address('todo-frontend');
  visitor = await signUp(origin, origin);
  await chatAsPage(origin, visitor, { message: `Add a task called "${TODO}"` });
});

test('after kill -9 of the whole node, deploy makes it green again and the todos are there', async () => {
  await killNode();
  await made('deploy');
  expect(await titles()).toEqual([TODO]);
  expect(await verified()).toEqual({ exitCode: 0, notOk: [] });
});

test('after stop, deploy starts it again and the todos are there', async () => {
  await made('stop');
  await expect(fetch(origin)).rejects.toThrow();
  await made('deploy');
  expect(await titles()).toEqual([TODO]);
});

/** The todos of the user who signed up before, with the session of then. */
async function titles(): Promise<string[]> {
  const response = await fetch(`${origin}/api/backend/api/${visitor.id}/tasks`, {
    headers: { cookie: visitor.cookie },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { title: string }[]).map(({ title }) => title);
}

/** No process of the node gets the chance to say goodbye. */
async function killNode(): Promise<void> {
  const { driver } = (await status()).cluster;
  if (driver === 'docker' || driver === 'podman') {
    await run(driver, ['kill', 'minikube']);
    return;
  }
  const isContainerd = (args: readonly string[]): boolean => /\/containerd$/.test(args[0] ?? '');
  const doomed = listProcesses().filter(
    (one) => isKubelet(one) || isContainerd(one.args) || isPodShim(one) || isPodProcess(one),
  );
  // A kubelet that died last would start what died first.
  doomed.sort((a, b) => Number(isKubelet(b)) - Number(isKubelet(a)));
  for (const { pid } of doomed) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Its parent's end took it along.
  }
}
