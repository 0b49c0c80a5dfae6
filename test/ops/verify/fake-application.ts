import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Client } from 'pg';
import type { OpenApi } from '../../../lib/ops/verify/contract/openapi';
import type { RunningApplication } from '../../../lib/ops/verify/running-application';

/** What a server answers to a request. */
export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is asked, as far as the answers depend on it. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
}

export type Answers = (question: Question) => Answer | undefined;

const servers: Server[] = [];

/** Ends every server that was started. */
export function closeServers(): void {
  for (const server of servers.splice(0)) server.close();
}

/** A running application whose two parts answer like this; what they do not answer is a 404. */
export async function fakeApplication(
  { backend, frontend }: { readonly backend: Answers; readonly frontend?: Answers },
  more: Partial<RunningApplication> = {},
): Promise<RunningApplication> {
  const backendPort = await serve(backend);
  const frontendPort = await serve(frontend ?? (() => undefined));
  return {
    services: [
      { service: 'todo-backend', port: backendPort },
      { service: 'todo-frontend', port: frontendPort },
    ],
    origin: `http://localhost:${frontendPort}`,
    health: { backend: { kind: 'tcp' }, frontend: { kind: 'tcp' } },
    secrets: new Map([['BETTER_AUTH_SECRET', 'shared-secret']]),
    modelServer: false,
    database: 'internal',
    // A database of which nothing is known: the backend's own lists are the witness.
    withDatabase: (work) => work({ query: () => Promise.resolve({ rows: [] }) } as unknown as Client),
    logs: () => Promise.resolve(new Map()),
    ...more,
  };
}

/** Better Auth, as far as it answers a sign-up; with a token where its plugin is in use. */
export function betterAuth({ token }: { readonly token?: string } = {}): Answers {
  return ({ method, path }) => {
    if (path === '/api/auth/ok') return { status: 200, json: { ok: true } };
    if (method === 'POST' && path === '/api/auth/sign-up/email')
      return {
        status: 200,
        json: { user: { id: 'ann' } },
        headers: { 'set-cookie': 'better-auth.session_token=session-of-ann.signature; Path=/' },
      };
    if (path === '/api/auth/token' && token !== undefined) return { status: 200, json: { token } };
    return undefined;
  };
}

/** A backend that keeps tasks by `/api/{user_id}/tasks`, for whoever `userOf` says that asks. */
export function taskBackend(
  api: OpenApi,
  userOf: (question: Question) => string | undefined,
  other: Answers = () => undefined,
): Answers {
  const tasks: Record<string, unknown>[] = [];
  return (question) => {
    const { method, path, body } = question;
    if (path === '/openapi.json') return { status: 200, json: api };
    const [, user, id, complete] = /^\/api\/([^/]+)\/tasks(?:\/(\d+)(\/complete)?)?$/.exec(path) ?? [];
    if (user === undefined) return other(question);
    const asker = userOf(question);
    if (asker === undefined) return { status: 401 };
    if (asker !== user) return { status: 403 };
    if (method === 'POST')
      return {
        status: 201,
        json: tasks[tasks.push({ id: tasks.length + 1, completed: false, ...body }) - 1],
      };
    const task = tasks.find((one) => one.id === Number(id));
    if (id === undefined) return { status: 200, json: { tasks: tasks.filter(Boolean) } };
    if (method === 'DELETE') tasks.splice(tasks.indexOf(task ?? {}), 1);
    else Object.assign(task ?? {}, complete ? { completed: true } : body);
    return { status: 200, json: task };
  };
}

async function serve(answers: Answers): Promise<number> {
  const server = createServer((request, response) => void answer(request, response, answers));
  servers.push(server);
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function answer(request: IncomingMessage, response: ServerResponse, answers: Answers): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const isJson = request.headers['content-type']?.includes('json');
  const body = isJson
    ? (JSON.parse(text) as Question['body'])
    : Object.fromEntries(new URLSearchParams(text));
  const { method = 'GET', url: path = '/', headers } = request;
  const {
    status,
    json,
    headers: sent,
  } = answers({ method, path, body, headers }) ?? { status: 404, json: {} };
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...sent });
  response.end(json === undefined ? '' : JSON.stringify(json));
}
