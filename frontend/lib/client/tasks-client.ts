import { RequestError } from './request-error';
import { responseError } from './response-error';
import type { Task } from './types';

/** What a person writes about a todo. */
export interface TaskText {
  readonly title: string;
  readonly description: string;
}

/** The backend's routes for one user's todos. Every method rejects with a {@link RequestError}. */
export interface TasksClient {
  /** All todos, oldest first. */
  readonly list: () => Promise<Task[]>;
  /** Adds a todo. Sent again with the same `key`, it is not added twice. */
  readonly add: (text: TaskText, key: string) => Promise<Task>;
  readonly edit: (id: number, text: TaskText) => Promise<Task>;
  readonly complete: (id: number, completed: boolean) => Promise<Task>;
  readonly remove: (id: number) => Promise<void>;
}

/** Settings of {@link createTasksClient}. */
export interface TasksClientOptions {
  readonly userId: string;
  /** Called when the session has ended. */
  readonly onSignedOut: () => void;
  /** Performs requests. @default fetch */
  readonly send?: typeof fetch;
}

/** On the page's own origin, whose server passes requests on to the backend. */
const BACKEND = '/api/backend';

/** The most the backend gives at once. */
const PAGE_SIZE = 500;

/** Makes the client of one user's todos. */
export function createTasksClient({ userId, onSignedOut, send = fetch }: TasksClientOptions): TasksClient {
  const tasks = `/api/${encodeURIComponent(userId)}/tasks`;

  const request = async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> => {
    const response = await send(`${BACKEND}${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new RequestError('There is no connection to the server.', 0);
    });
    if (response.status === 401) onSignedOut();
    if (!response.ok) throw await responseError(response);
    return response;
  };
  // The backend is trusted to keep its contract: its answers are not validated again here.
  const taskOf = async (response: Promise<Response>): Promise<Task> =>
    (await (await response).json()) as Task;

  return {
    list: async () => {
      const all: Task[] = [];
      let path: string | undefined = `${tasks}?limit=${PAGE_SIZE}`;
      while (path !== undefined) {
        const response = await request('GET', path);
        all.push(...((await response.json()) as Task[]));
        path = nextPage(response);
      }
      return all;
    },
    add: (text, key) => taskOf(request('POST', tasks, text, { 'idempotency-key': key })),
    edit: (id, text) => taskOf(request('PUT', `${tasks}/${id}`, text)),
    complete: (id, completed) => taskOf(request('PATCH', `${tasks}/${id}/complete`, { completed })),
    remove: async (id) => {
      await request('DELETE', `${tasks}/${id}`);
    },
  };
}

/** Path and query of the page that the answer's `Link` header calls the next one. */
function nextPage(response: Response): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
  if (target === undefined) return undefined;
  // The backend does not know under which address it is reached: only path and query count.
  const { pathname, search } = new URL(target, 'http://backend');
  return pathname + search;
}
