import { randomBytes } from 'node:crypto';

/** The ending of every address that verify signs up with; `.invalid` belongs to no one. */
export const VISITOR_DOMAIN = 'verify.invalid';

/** A signed-up throw-away user, who speaks HTTP as a browser does. */
export interface Visitor {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

/** What the backend answers to a chat message. */
export interface ChatAnswer {
  readonly conversation_id: number;
  readonly response: string;
  readonly tool_calls: readonly { readonly tool: string }[];
}

/** Signs a random user up through Better Auth's own route. */
export async function signUp(frontendUrl: string, origin: string): Promise<Visitor> {
  const email = `${randomBytes(8).toString('hex')}@${VISITOR_DOMAIN}`;
  const response = await request(`${frontendUrl}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Verification', email, password: randomBytes(18).toString('base64url') }),
  });
  const { user } = (await response.json()) as { user: { id: string } };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { id: user.id, email, cookie };
}

/** Gets the user's JWT, with which the backend is called directly. */
export async function fetchToken(frontendUrl: string, visitor: Visitor): Promise<string> {
  const response = await request(`${frontendUrl}/api/auth/token`, { headers: { cookie: visitor.cookie } });
  return ((await response.json()) as { token: string }).token;
}

/** A chat message; without a conversation it begins a new one. */
export interface ChatMessage {
  readonly message: string;
  readonly conversation_id?: number;
}

/** Sends a chat message to the backend with the user's JWT. */
export function chatDirectly(
  backendUrl: string,
  token: string,
  { id }: Visitor,
  message: ChatMessage,
): Promise<ChatAnswer> {
  return chat(`${backendUrl}/api/${id}/chat`, { authorization: `Bearer ${token}` }, message);
}

/** Sends a chat message as the page does: to the frontend's own origin, with the session's cookie. */
export function chatAsPage(
  frontendUrl: string,
  origin: string,
  { id, cookie }: Visitor,
  message: ChatMessage,
): Promise<ChatAnswer> {
  return chat(`${frontendUrl}/api/backend/api/${id}/chat`, { cookie, origin }, message);
}

async function chat(url: string, headers: Record<string, string>, message: ChatMessage): Promise<ChatAnswer> {
  const response = await request(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  return (await response.json()) as ChatAnswer;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  if (!response.ok)
    throw new Error(
      `${init.method ?? 'GET'} ${url} answers ${response.status}: ${(await response.text()).slice(0, 300)}`,
    );
  return response;
}
