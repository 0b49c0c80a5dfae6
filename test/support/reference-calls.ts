import { type Call, send } from '../../lib/ops/verify/send';
import type { Visitor } from '../../lib/ops/verify/visitor';

/** What the reference backend answers to a chat message. */
export interface ChatAnswer {
  readonly conversation_id: number;
  readonly response: string;
  readonly tool_calls: readonly { readonly tool: string }[];
}

/** A chat message; without a conversation it begins a new one. */
export interface ChatMessage {
  readonly message: string;
  readonly conversation_id?: number;
}

/** Asks the backend with the user's JWT. @throws AnswerError when the answer is no success */
export function callDirectly(backendUrl: string, token: string, path: string, call: Call): Promise<Response> {
  return send(`${backendUrl}${path}`, { authorization: `Bearer ${token}` }, call);
}

/**
 * Asks the backend as the reference's page does: at the frontend's own origin, with the session's cookie.
 *
 * @throws AnswerError when the answer is no success
 */
export function callAsPage(
  frontendUrl: string,
  { cookie, origin }: { readonly cookie: string; readonly origin: string },
  path: string,
  call: Call,
): Promise<Response> {
  return send(`${frontendUrl}/api/backend${path}`, { cookie, origin }, call);
}

/** Sends a chat message to the backend with the user's JWT. */
export async function chatDirectly(
  backendUrl: string,
  token: string,
  { id }: Visitor,
  message: ChatMessage,
): Promise<ChatAnswer> {
  const call = { method: 'POST', body: message };
  return (await (await callDirectly(backendUrl, token, `/api/${id}/chat`, call)).json()) as ChatAnswer;
}

/** Sends a chat message as the page does. */
export async function chatAsPage(
  frontendUrl: string,
  { id, cookie }: Visitor,
  message: ChatMessage,
): Promise<ChatAnswer> {
  const call = { method: 'POST', body: message };
  const response = await callAsPage(frontendUrl, { cookie, origin: frontendUrl }, `/api/${id}/chat`, call);
  return (await response.json()) as ChatAnswer;
}
