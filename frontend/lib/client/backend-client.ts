import { RequestError } from './request-error';
import type { ChatMessage, ChatReply, Task } from './types';

/** The backend's routes for one user. Every method rejects with a {@link RequestError}. */
export interface BackendClient {
  /** All todos, oldest first. */
  readonly listTasks: () => Promise<Task[]>;
  /** Completes an open todo, opens a completed one. */
  readonly toggleTask: (id: number) => Promise<Task>;
  readonly deleteTask: (id: number) => Promise<void>;
  /** Sends a message; without a conversation a new one begins. */
  readonly chat: (message: string, conversationId: number | undefined) => Promise<ChatReply>;
  /** The conversation last used, or `undefined` when there is none yet. */
  readonly latestConversationId: () => Promise<number | undefined>;
  /** Messages of a conversation, oldest first. */
  readonly listMessages: (conversationId: number) => Promise<ChatMessage[]>;
}

/** Settings of {@link createBackendClient}. */
export interface BackendClientOptions {
  readonly userId: string;
  /** Called when the session has ended. */
  readonly onSignedOut: () => void;
  /** Performs requests. @default fetch */
  readonly send?: typeof fetch;
}

/** Makes the client of the page's own origin, which passes requests on to the backend. */
export function createBackendClient({
  userId,
  onSignedOut,
  send = fetch,
}: BackendClientOptions): BackendClient {
  const base = `/api/backend/api/${encodeURIComponent(userId)}`;

  const request = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await send(`${base}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch(() => {
      throw new RequestError('There is no connection to the server.', 0);
    });
    if (response.status === 401) onSignedOut();
    if (!response.ok) throw await errorOf(response);
    return response;
  };
  // The backend is trusted to keep its contract: its answers are not validated again here.
  const json = async <T>(method: string, path: string, body?: object): Promise<T> =>
    (await (await request(method, path, body)).json()) as T;

  return {
    listTasks: () => json('GET', '/tasks'),
    toggleTask: (id) => json('PATCH', `/tasks/${id}/complete`),
    deleteTask: async (id) => {
      await request('DELETE', `/tasks/${id}`);
    },
    chat: (message, conversationId) => json('POST', '/chat', { message, conversation_id: conversationId }),
    latestConversationId: async () => (await json<{ id: number }[]>('GET', '/conversations'))[0]?.id,
    listMessages: (conversationId) => json('GET', `/conversations/${conversationId}/messages`),
  };
}

async function errorOf(response: Response): Promise<RequestError> {
  const body: unknown = await response.json().catch(() => undefined);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const detail =
    typeof fields.detail === 'string' ? fields.detail : `The server answered ${response.status}.`;
  const conversationId = typeof fields.conversation_id === 'number' ? fields.conversation_id : undefined;
  return new RequestError(detail, response.status, conversationId);
}
