import { randomBytes } from 'node:crypto';
import { VISITOR_DOMAIN } from '../../lib/ops/verify/visitor';

/** Somebody who has, or wants, an account. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** A person whom nobody has met before. */
export function newPerson(name = 'Ada'): Person {
  const email = `${randomBytes(8).toString('hex')}@${VISITOR_DOMAIN}`;
  return { name, email, password: 'correct horse battery' };
}
