import { createHmac } from 'node:crypto';
import type { Check, CheckResult } from '../../../lib/ops/verify/check';
import { authChecks } from '../../../lib/ops/verify/checks/auth';
import { chatChecks } from '../../../lib/ops/verify/checks/chat';
import { chatKitChecks } from '../../../lib/ops/verify/checks/chatkit';
import { idempotencyChecks } from '../../../lib/ops/verify/checks/idempotency';
import { taskChecks } from '../../../lib/ops/verify/checks/tasks';
import { toolChecks } from '../../../lib/ops/verify/checks/tools';
import { runChecks } from '../../../lib/ops/verify/run-checks';
import type { RunningApplication } from '../../../lib/ops/verify/running-application';
import { Stage } from '../../../lib/ops/verify/stage';
import { specifiedApi, takes } from './apis';
import {
  type Answers,
  betterAuth,
  closeServers,
  fakeApplication,
  type Question,
  taskBackend,
} from './fake-application';

afterEach(closeServers);

/** What verify says of an application, by the codes of the checks. */
async function verified(app: RunningApplication): Promise<Record<string, CheckResult>> {
  const stage = new Stage(app);
  const checks: Check[] = [
    ...authChecks(app, stage),
    ...taskChecks(stage),
    ...chatChecks(app, stage),
    ...chatKitChecks(stage),
    ...toolChecks(app, stage),
    ...idempotencyChecks(stage),
  ];
  const results = await runChecks(checks, () => undefined);
  return Object.fromEntries(results.map((result) => [result.code, result]));
}

/** A backend that takes one bearer, of one user. */
const knows =
  (token: string, user = 'ann') =>
  ({ headers }: Question): string | undefined =>
    headers.authorization === `Bearer ${token}` ? user : undefined;

const refuses = (): undefined => undefined;

test('with Better Auth’s token a task is written, read back, changed and removed', async () => {
  const app = await fakeApplication({
    backend: taskBackend(specifiedApi(), knows('jwt-of-ann')),
    frontend: betterAuth({ token: 'jwt-of-ann' }),
  });
  expect(await verified(app)).toMatchObject({
    SIGN_UP: { outcome: 'ok' },
    TOKEN: { outcome: 'ok', fact: expect.stringContaining('of another user 403') as string },
    TASKS: { outcome: 'ok' },
  });
});

test('a backend that reads the session itself is asked with the session', async () => {
  const app = await fakeApplication({
    backend: taskBackend(specifiedApi(), knows('session-of-ann')),
    frontend: betterAuth(),
  });
  expect(await verified(app)).toMatchObject({ TOKEN: { outcome: 'ok' }, TASKS: { outcome: 'ok' } });
});

test('a backend that shares the secret is asked with a token signed with it', async () => {
  const bySecret = ({ headers }: Question): string | undefined => {
    const [head, claims = '', signature] = (headers.authorization ?? '').replace('Bearer ', '').split('.');
    const good = createHmac('sha256', 'shared-secret').update(`${head}.${claims}`).digest('base64url');
    if (signature !== good) return undefined;
    return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string }).sub;
  };
  const app = await fakeApplication({
    backend: taskBackend(specifiedApi(), bySecret),
    frontend: betterAuth(),
  });
  expect((await verified(app)).TOKEN).toMatchObject({
    outcome: 'ok',
    fact: expect.stringContaining('a token of the shared secret') as string,
  });
});

test('where the backend keeps its own accounts, one is made and logged in there', async () => {
  const api = specifiedApi();
  const account = takes({
    type: 'object',
    required: ['email', 'password'],
    properties: { email: {}, password: {} },
  });
  const form = { requestBody: { content: { 'application/x-www-form-urlencoded': {} } } };
  const accounts: Answers = ({ path, body }) => {
    if (path === '/auth/register') return { status: 201, json: { id: 7, email: body.email } };
    if (path === '/auth/login')
      return { status: 200, json: { access_token: `token of ${String(body.username)}` } };
    return undefined;
  };
  const known = ({ headers }: Question): string | undefined =>
    headers.authorization?.startsWith('Bearer token of ') ? '7' : undefined;
  const app = await fakeApplication({
    backend: taskBackend(
      { ...api, paths: { ...api.paths, '/auth/register': { post: account }, '/auth/login': { post: form } } },
      known,
      accounts,
    ),
  });
  expect(await verified(app)).toMatchObject({
    SIGN_UP: { outcome: 'ok', fact: expect.stringContaining('/auth/register') as string },
    TOKEN: { outcome: 'ok' },
    TASKS: { outcome: 'ok' },
  });
});

test('a backend that refuses its own user is a failure, and each way that was tried is named', async () => {
  const app = await fakeApplication({
    backend: taskBackend(specifiedApi(), refuses),
    frontend: betterAuth({ token: 'jwt-of-ann' }),
  });
  const { TOKEN, TASKS } = await verified(app);
  expect(TOKEN).toMatchObject({ outcome: 'fail' });
  expect(TOKEN?.fact).toMatch(/the token of \/api\/auth\/token 401.*the session's token 401/);
  expect(TASKS).toMatchObject({ outcome: 'fail', fact: 'not tried, since TOKEN failed' });
});

test('a backend that asks nobody is noted, and its tasks are tried all the same', async () => {
  const app = await fakeApplication({
    backend: taskBackend(specifiedApi(), ({ path }) => path.split('/')[2]),
    frontend: betterAuth(),
  });
  expect(await verified(app)).toMatchObject({
    TOKEN: { outcome: 'warn', fact: expect.stringContaining('anyone may read it') as string },
    TASKS: { outcome: 'ok' },
  });
});

test('a backend that shows a user the tasks of another one is a failure', async () => {
  const anyToken = ({ path, headers }: Question): string | undefined =>
    headers.authorization && path.split('/')[2];
  const tasksOfEach = new Map<string, Answers>();
  const backend: Answers = (question) => {
    const user = question.path.split('/')[2] ?? '';
    if (!tasksOfEach.has(user)) tasksOfEach.set(user, taskBackend(specifiedApi(), anyToken));
    return tasksOfEach.get(user)?.(question);
  };
  const app = await fakeApplication({ backend, frontend: betterAuth() });
  expect((await verified(app)).TASKS).toMatchObject({
    outcome: 'fail',
    fact: expect.stringContaining('shows a user the list of another one') as string,
  });
});

test('a write that answers well and is not there afterwards is a failure', async () => {
  const forgetful: Answers = ({ method, path, headers }) => {
    if (path === '/openapi.json') return { status: 200, json: specifiedApi() };
    if (!headers.authorization) return { status: 401 };
    return method === 'POST' ? { status: 201, json: { id: 1 } } : { status: 200, json: [] };
  };
  const app = await fakeApplication({ backend: forgetful, frontend: betterAuth() });
  expect((await verified(app)).TASKS).toMatchObject({ outcome: 'fail' });
});

test('without an OpenAPI document nothing is said about tasks and chat, and never that it is good', async () => {
  const app = await fakeApplication({ backend: () => undefined, frontend: betterAuth() });
  const { SIGN_UP, ...others } = await verified(app);
  expect(SIGN_UP?.outcome).toBe('ok');
  expect(new Set(Object.values(others).map(({ outcome }) => outcome))).toEqual(new Set(['skip']));
  expect(others.TOKEN?.fact).toBe(
    'not checked: the backend serves no OpenAPI document, so its routes are not known',
  );
});

test('a frontend without Better Auth, and a backend without accounts: nobody signs up, and it is said why', async () => {
  const app = await fakeApplication({ backend: taskBackend(specifiedApi(), refuses) });
  const results = await verified(app);
  expect(results.SIGN_UP?.fact).toMatch(
    /^not checked: the frontend has no Better Auth .* no route to register$/,
  );
  expect(results.TASKS).toMatchObject({ outcome: 'skip', fact: 'not checked: it needs TOKEN' });
});

test('a sign-up that wants more than an address is not tried further; one that fails in the server is a failure', async () => {
  const answering =
    (status: number): Answers =>
    ({ path }) =>
      path === '/api/auth/ok' ? { status: 200 } : { status, json: { message: 'a company is required' } };
  const backend = taskBackend(specifiedApi(), refuses);
  const wants = await fakeApplication({ backend, frontend: answering(400) });
  expect((await verified(wants)).SIGN_UP).toMatchObject({
    outcome: 'skip',
    fact: expect.stringContaining('a company is required') as string,
  });
  const broken = await fakeApplication({ backend, frontend: answering(500) });
  expect((await verified(broken)).SIGN_UP?.outcome).toBe('fail');
});

describe('the chat', () => {
  const talking = (answer: Answers) => async (modelServer: boolean) =>
    verified(
      await fakeApplication(
        { backend: taskBackend(specifiedApi(), knows('session-of-ann'), answer), frontend: betterAuth() },
        { modelServer },
      ),
    );
  const broken = talking(({ path }) => (path.endsWith('/chat') ? { status: 500, json: {} } : undefined));

  test('that fails where there is no key for a model is not judged', async () => {
    expect((await broken(false)).CHAT_ADD).toMatchObject({
      outcome: 'skip',
      fact: expect.stringContaining('there is no key for a model in .env') as string,
    });
  });

  test('that fails with a model is a failure', async () => {
    expect((await broken(true)).CHAT_ADD?.outcome).toBe('fail');
  });

  test('that answers without doing what it was told is a failure', async () => {
    const idle = talking(({ path }) =>
      path.endsWith('/chat') ? { status: 200, json: { response: 'Done!' } } : undefined,
    );
    expect((await idle(false)).CHAT_ADD).toMatchObject({
      outcome: 'fail',
      fact: 'no tool; rows: none; answer: "Done!"',
    });
  });
});
