import { AnswerError } from '../request';
import { fetchToken, type Visitor } from '../visitor';
import { type Access, bearer } from './access';
import { sharedSecretToken } from './shared-secret-token';

export interface AccessProps {
  readonly frontendUrl: string;
  /** Signed up with Better Auth. */
  readonly visitor: Visitor;
  /** BETTER_AUTH_SECRET. */
  readonly secret: string;
}

/** Each way in which a backend may know Better Auth's user, the specification's own first. */
export async function* accesses({ frontendUrl, visitor, secret }: AccessProps): AsyncGenerator<Access> {
  const user = visitor.id;
  const token = await jwt(frontendUrl, visitor);
  if (token) yield { name: 'the token of /api/auth/token', headers: bearer(token), user };
  const session = sessionToken(visitor);
  if (session)
    yield { name: "the session's token", headers: { ...bearer(session), cookie: visitor.cookie }, user };
  if (secret)
    yield { name: 'a token of the shared secret', headers: bearer(sharedSecretToken(visitor, secret)), user };
}

/** Undefined where Better Auth's plugin for tokens is not in use. */
async function jwt(frontendUrl: string, visitor: Visitor): Promise<string | undefined> {
  try {
    return await fetchToken(frontendUrl, visitor);
  } catch (error) {
    if (error instanceof AnswerError && error.status < 500) return undefined;
    throw error;
  }
}

/** The cookie holds it with a signature behind it. */
function sessionToken({ cookie }: Visitor): string | undefined {
  const value = /session_token=([^;]+)/.exec(cookie)?.[1];
  return value && decodeURIComponent(value).split('.')[0];
}
