import { TOKEN_MINUTES, type Auth } from './auth';
import { currentSession } from './current-session';

/** Tokens with which this server speaks to the backend for its users. */
export interface BackendTokens {
  /**
   * A JWT for the user whose session cookie is in `headers`, or `undefined` when there is no valid session.
   *
   * @throws {Error} when sessions cannot be checked.
   */
  readonly forUserOf: (headers: Headers) => Promise<string | undefined>;
}

/** Settings of {@link createBackendTokens}. */
export interface BackendTokensOptions {
  /** The time in milliseconds. @default Date.now */
  readonly now?: () => number;
  /** How many sessions' tokens are kept. @default 10000 */
  readonly capacity?: number;
}

/** What a token has left to live at least when it is handed out, in milliseconds. */
const RESERVE_MS = 60_000;

/**
 * Makes a source of tokens. A token is signed once and used until shortly before it expires, as signing costs
 * more than the rest of passing a request on. The session itself is looked up for each request: whoever signs out,
 * on any replica, has no token from then on.
 */
export function createBackendTokens(auth: Auth, options: BackendTokensOptions = {}): BackendTokens {
  const { now = Date.now, capacity = 10_000 } = options;
  const kept = new Map<string, { readonly token: string; readonly until: number }>();

  const sign = async (sessionId: string, headers: Headers): Promise<string> => {
    const signedAt = now();
    const { token } = await auth.api.getToken({ headers });
    // A Map keeps the order of insertion: the oldest goes first.
    for (const oldest of kept.keys()) {
      if (kept.size < capacity) break;
      kept.delete(oldest);
    }
    kept.delete(sessionId);
    kept.set(sessionId, { token, until: signedAt + TOKEN_MINUTES * 60_000 - RESERVE_MS });
    return token;
  };

  return {
    forUserOf: async (headers) => {
      const found = await currentSession(() => auth, headers);
      if (found === undefined) return undefined;
      const before = kept.get(found.session.id);
      if (before !== undefined && before.until > now()) return before.token;
      return sign(found.session.id, headers);
    },
  };
}
