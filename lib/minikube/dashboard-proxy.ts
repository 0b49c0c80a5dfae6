import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { stateDir } from '../support/paths';
import { run } from '../support/run';
import { PROFILE } from './paths';

const PATH = '/api/v1/namespaces/kubernetes-dashboard/services/http:kubernetes-dashboard:/proxy/';

interface ProxyRecord {
  readonly pid: number;
  readonly url: string;
}

const recordFile = (): string => join(stateDir(), 'dashboard.json');

/** The address of the dashboard through a `kubectl proxy` in the background; one that runs already is used. */
export async function dashboardProxy(kubectl: string): Promise<string> {
  const running = readRecord();
  if (running && (await answers(running.url))) return running.url;
  await endDashboardProxy();
  const args = ['--context', PROFILE, 'proxy', '--port=0'];
  const child = spawn(kubectl, args, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(child.stdout, 'data', { signal: AbortSignal.timeout(15_000) })) as [Buffer];
  const address = /127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
  if (!address || !child.pid) throw new Error(`kubectl proxy said ${line.toString()}`);
  child.stdout.destroy();
  child.unref();
  const record: ProxyRecord = { pid: child.pid, url: `http://${address}${PATH}` };
  mkdirSync(dirname(recordFile()), { recursive: true });
  writeFileSync(recordFile(), JSON.stringify(record));
  return record.url;
}

/** Ends the background proxy, if there is one. */
export async function endDashboardProxy(): Promise<void> {
  const record = readRecord();
  rmSync(recordFile(), { force: true });
  // A number may have been given to another process since.
  if (record && (await commandLineOf(record.pid)).includes(`--context ${PROFILE} proxy`))
    process.kill(record.pid);
}

async function commandLineOf(pid: number): Promise<string> {
  return (await run('ps', ['-o', 'command=', '-p', String(pid)], { allowFailure: true })).stdout;
}

function readRecord(): ProxyRecord | undefined {
  return existsSync(recordFile())
    ? (JSON.parse(readFileSync(recordFile(), 'utf8')) as ProxyRecord)
    : undefined;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
}
