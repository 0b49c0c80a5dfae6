import { createHash } from 'node:crypto';
import type { StringMap } from './object-metadata';

/**
 * A checksum of a ConfigMap's data that Helm can compute too, as `toJson | sha256sum`; therefore of Go's JSON: keys
 * sorted, and what could harm in HTML escaped.
 */
export function configChecksum(data: StringMap): string {
  const sorted = Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
  const json = JSON.stringify(sorted).replace(/[<>&\u2028\u2029]/g, escape);
  return createHash('sha256').update(json).digest('hex');
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
