import { randomKey } from './random-key';

/** Operations that would do something twice when a request is sent twice. */
const SENDS_MESSAGE = new Set(['threads.create', 'threads.add_user_message']);

/** How long a message that failed is taken for the same one when it is sent again, in milliseconds. */
const SAME_MESSAGE_MS = 60_000;

/** Settings of {@link createChatKitFetch}. */
export interface ChatKitFetchOptions {
  /** Called when the session has ended. */
  readonly onSignedOut: () => void;
  /** Performs requests. @default fetch */
  readonly send?: typeof fetch;
  /** The time in milliseconds. @default Date.now */
  readonly now?: () => number;
}

/**
 * The `fetch` that ChatKit's element uses.
 *
 * The element sends a message again by itself when the answer is a 5xx, although the backend may have taken the
 * first one: both get the same `Idempotency-Key`, so that nothing is done twice. Once a message was answered,
 * the same words are a new message.
 */
export function createChatKitFetch({
  onSignedOut,
  send = fetch,
  now = Date.now,
}: ChatKitFetchOptions): typeof fetch {
  const unanswered = new Map<string, { readonly key: string; readonly since: number }>();

  const keyFor = (body: string): string => {
    const before = unanswered.get(body);
    if (before !== undefined && now() - before.since < SAME_MESSAGE_MS) return before.key;
    const key = randomKey();
    unanswered.set(body, { key, since: now() });
    return key;
  };

  return async (input, init) => {
    const body = sentMessage(init?.body);
    const headers = new Headers(init?.headers);
    if (body !== undefined) headers.set('idempotency-key', keyFor(body));
    const response = await send(input, { ...init, headers });
    // 409: the first request is still being answered.
    if (body !== undefined && response.status < 500 && response.status !== 409) unanswered.delete(body);
    if (response.status === 401) onSignedOut();
    return response;
  };
}

/** The body when it sends a message of the user's. */
function sentMessage(body: BodyInit | null | undefined): string | undefined {
  if (typeof body !== 'string') return undefined;
  const { type } = JSON.parse(body) as { readonly type?: unknown };
  return typeof type === 'string' && SENDS_MESSAGE.has(type) ? body : undefined;
}
