import { isIP } from 'node:net';
import { z } from 'zod';

// The forms in which variables are written. Each message says what is needed.

/** An http(s) URL, without a slash at its end. */
export const httpUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `needed is a URL such as ${example}` })
    .transform((url) => url.replace(/\/+$/, ''));

/** A whole number from 1. */
const COUNT = 'needed is a number from 1';
export const count = z.coerce.number(COUNT).int(COUNT).min(1, COUNT);

/** Values separated by commas. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== ''),
);

/** IP addresses and CIDR ranges, separated by commas. */
export const networks = list.refine((values) => values.every(isNetwork), {
  error: 'needed are addresses or ranges such as 10.244.0.0/16',
});

/** The address of a Postgres database. */
export const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  hostname: /./,
  error: 'needed is a Postgres URL such as postgresql://user:password@host:5432/database',
});

function isNetwork(value: string): boolean {
  const [address = '', prefix, ...more] = value.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (prefix === undefined) return bits > 0;
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}
