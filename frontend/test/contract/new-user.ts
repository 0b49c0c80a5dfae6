import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChatKitClient, type ChatKitClient } from '@/lib/client/chatkit/chatkit-client';
import { createTasksClient, type TasksClient } from '@/lib/client/tasks-client';

/** Somebody who has just signed up. */
export interface User {
  readonly id: string;
  readonly chat: ChatKitClient;
  readonly tasks: TasksClient;
}

/** Signs somebody up, who then speaks to the backend with the page's own clients. */
export async function newUser(): Promise<User> {
  const response = await signUp();
  if (!response.ok) throw new Error(`sign-up answers ${response.status}: ${await response.text()}`);
  const { user } = (await response.json()) as { user: { id: string } };
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return clientsOf(user.id, cookies.join('; '));
}

/** Waits when too many have signed up from this address of late. */
async function signUp(): Promise<Response> {
  const credentials = { name: 'Ada', email: `${randomUUID()}@verify.invalid`, password: randomUUID() };
  for (;;) {
    const response = await toApplication()('/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
    if (response.status !== 429) return response;
    await sleep(1_000);
  }
}

/** The page's clients for the user of a session, or for nobody. */
export function clientsOf(id: string, cookie = ''): User {
  const send = toApplication({ cookie });
  return {
    id,
    chat: createChatKitClient({ send }),
    tasks: createTasksClient({ userId: id, onSignedOut: () => undefined, send }),
  };
}

/** `fetch` as on a page of the application, with further headers. */
function toApplication(headers: Record<string, string> = {}): typeof fetch {
  const url = process.env.APPLICATION_URL;
  if (url === undefined) throw new Error('APPLICATION_URL is missing');
  return (input, init) => {
    if (typeof input !== 'string') throw new Error('a page asks for paths');
    return fetch(new URL(input, url), {
      ...init,
      headers: { origin: url, ...headers, ...toObject(init?.headers) },
    });
  };
}

function toObject(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}
