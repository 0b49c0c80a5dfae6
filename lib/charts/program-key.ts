import { createHash } from 'node:crypto';
import type { Applications } from '../application';
import { codeDigest } from './code-digest';
import { serverFacts } from './server/server-facts';

/** A digest of everything that decides what the charts are: the code, and what it takes from the applications. */
export function programKey({ backend, frontend }: Applications): string {
  const facts = JSON.stringify([serverFacts(backend), serverFacts(frontend)]);
  return createHash('sha256').update(`${codeDigest()}\n${facts}`).digest('hex').slice(0, 16);
}
