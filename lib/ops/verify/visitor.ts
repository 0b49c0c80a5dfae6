import { randomBytes } from 'node:crypto';
import { request } from './request';

/** The ending of every address that verify signs up with. It belongs to no one, and passes for one that might exist. */
export const VISITOR_DOMAIN = 'verify.example.com';

/** A signed-up throw-away user, who speaks HTTP as a browser does. */
export interface Visitor {
  readonly id: string;
  readonly email: string;
  /** Empty where signing up alone begins no session. */
  readonly cookie: string;
}

/** What someone signs up with. */
export interface Credentials {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Those of nobody yet. */
export function newCredentials(): Credentials {
  const email = `${randomBytes(8).toString('hex')}@${VISITOR_DOMAIN}`;
  // A letter of each kind, a digit and a sign, for applications that demand them.
  return { name: 'Verification', email, password: `Aa1!${randomBytes(18).toString('base64url')}` };
}

/** Signs a random user up through Better Auth's own route. @throws AnswerError */
export async function signUp(frontendUrl: string, origin: string): Promise<Visitor> {
  const credentials = newCredentials();
  const response = await request(`${frontendUrl}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const { user } = (await response.json()) as { user: { id: string } };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { id: user.id, email: credentials.email, cookie };
}

/** Gets the user's JWT, with which the backend is called directly. */
export async function fetchToken(frontendUrl: string, visitor: Visitor): Promise<string> {
  const response = await request(`${frontendUrl}/api/auth/token`, { headers: { cookie: visitor.cookie } });
  return ((await response.json()) as { token: string }).token;
}
