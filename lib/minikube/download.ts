import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { run } from '../support/run';
import { UserError } from '../support/user-error';
import { Download } from './tool-table';

/** A download that takes longer is given up. */
const TIMEOUT_MS = 15 * 60_000;

/**
 * Downloads a program, compares its SHA-256 checksum with the published one, and puts it at `target`, executable.
 *
 * @throws UserError CHECKSUM when the checksum differs; nothing is at `target` then.
 */
export async function downloadProgram({ url, checksum, member }: Download, target: string): Promise<void> {
  const folder = `${target}.partial`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    const file = join(folder, 'download');
    const [expected] = await Promise.all([publishedChecksum(checksum), fetchTo(url, file)]);
    const actual = await sha256(file);
    if (actual !== expected) throw checksumError(url, expected, actual);
    if (member !== undefined) await run('tar', ['-xzf', file, '-C', folder, member]);
    const program = member === undefined ? file : join(folder, member);
    chmodSync(program, 0o755);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(program, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function publishedChecksum(url: string): Promise<string> {
  const text = await (await fetchOk(url)).text();
  const checksum = /\b[0-9a-f]{64}\b/i.exec(text)?.[0];
  if (!checksum) throw new Error(`${url} holds no SHA-256 checksum`);
  return checksum.toLowerCase();
}

async function fetchTo(url: string, file: string): Promise<void> {
  const { body } = await fetchOk(url);
  if (!body) throw new Error(`${url} is empty`);
  await pipeline(Readable.fromWeb(body), createWriteStream(file));
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function checksumError(url: string, expected: string, actual: string): UserError {
  return new UserError({
    code: 'CHECKSUM',
    found: `${url} has the checksum ${actual}`,
    needed: `the published checksum ${expected}`,
    mend: 'repeat the command; if it stays so, something on the way changes downloads: install the tool by hand',
  });
}
