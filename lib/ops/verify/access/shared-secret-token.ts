import { createHmac } from 'node:crypto';
import type { Visitor } from '../visitor';

/** Seconds for which it holds. */
const LIFETIME = 900;

/** A token of the user that is signed with the secret both sides share (HS256), with the claims in use for a user's id. */
export function sharedSecretToken({ id, email }: Pick<Visitor, 'id' | 'email'>, secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: id, id, user_id: id, userId: id, email, iat: now, exp: now + LIFETIME };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encoded).join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
