import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { run } from './run';
import { which } from './which';

/** State of a listening socket in /proc/net/tcp. */
const LISTEN = '0A';

/** A process that listens on a local TCP port. */
export interface PortHolder {
  readonly port: number;
  readonly pid: number;
  readonly command: string;
}

/**
 * The process that listens on a local TCP port.
 *
 * @returns undefined when there is none, or it is hidden from this user.
 */
export async function portHolder(port: number): Promise<PortHolder | undefined> {
  const pid = process.platform === 'linux' ? fromProc(port) : await fromLsof(port);
  return pid === undefined ? undefined : { port, pid, command: await commandName(pid) };
}

/** For a person: `name (pid N)`. */
export function describeHolder(holder: PortHolder | undefined): string {
  return holder ? `${holder.command} (pid ${holder.pid})` : 'another process';
}

function fromProc(port: number): number | undefined {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)),
  );
  if (inodes.size === 0) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => socketInodes(pid).some((inode) => inodes.has(inode)));
}

function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return readOr(table)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTEN && local?.endsWith(`:${hexPort}`))
    .flatMap((fields) => fields[9] ?? []);
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const target = linkOr(`/proc/${pid}/fd/${fd}`);
      return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
    });
  } catch {
    return []; // ended meanwhile, or another user's
  }
}

async function fromLsof(port: number): Promise<number | undefined> {
  if (!which('lsof')) return undefined;
  const { stdout } = await run('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], {
    allowFailure: true,
  });
  return Number(stdout.split('\n')[0]) || undefined;
}

async function commandName(pid: number): Promise<string> {
  const fromProcess = readOr(`/proc/${pid}/comm`).trim();
  return (
    fromProcess || (await run('ps', ['-o', 'comm=', '-p', String(pid)], { allowFailure: true })).stdout.trim()
  );
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function linkOr(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
