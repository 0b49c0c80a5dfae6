import { isIP } from 'node:net';
import { ConfigError } from './config-error';
import type { Environment } from './environment';

/**
 * A variable that holds an http(s) URL.
 *
 * @throws {ConfigError} when it is missing or something else.
 */
export function readHttpUrl(env: Environment, name: string, example: string): URL {
  const value = env[name]?.trim() ?? '';
  if (value === '') throw new ConfigError(`${name} is missing: needed is a URL such as ${example}`);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new ConfigError(`${name} is ${JSON.stringify(value)}: needed is a URL such as ${example}`);
  }
  return url;
}

/**
 * A variable that holds a positive whole number.
 *
 * @throws {ConfigError} when it is something else.
 */
export function readCount(env: Environment, name: string, fallback: number): number {
  const value = env[name]?.trim() ?? '';
  if (value === '') return fallback;
  const count = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (count === 0) throw new ConfigError(`${name} is ${JSON.stringify(value)}: needed is a number from 1`);
  return count;
}

/** A variable that holds values separated by commas; none when it is missing. */
export function readList(env: Environment, name: string): string[] {
  const values = (env[name] ?? '').split(',').map((value) => value.trim());
  return values.filter((value) => value !== '');
}

/**
 * A variable that holds IP addresses and CIDR ranges, separated by commas.
 *
 * @throws {ConfigError} when one of them is something else.
 */
export function readNetworks(env: Environment, name: string): string[] {
  const networks = readList(env, name);
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined) {
    throw new ConfigError(
      `${name} contains ${JSON.stringify(wrong)}: needed are addresses or ranges such as 10.244.0.0/16`,
    );
  }
  return networks;
}

function isNetwork(value: string): boolean {
  const [address = '', prefix, ...more] = value.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (prefix === undefined) return bits > 0;
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}
