import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../support/paths';
import { during, Reporter } from '../support/reporter';
import { run } from '../support/run';
import { UserError } from '../support/user-error';
import { which } from '../support/which';
import { buildComponents } from './bootstrap/build-components';
import { ComponentCache } from './component-cache';
import { componentNamed } from './component-named';
import { downloadProgram } from './download';
import { httpAnswers } from './http-answers';
import { helmTool, kubectlTool, minikubeTool, ToolSpec } from './tool-table';
import { findVersion, fits } from './version-range';

/** Absolute paths of the commands that fit the cluster. */
export interface Tools {
  readonly minikube: string;
  readonly kubectl: string;
  readonly helm: string;
}

/**
 * Finds minikube, kubectl and helm: on PATH, where the version fits; in the cache; else obtains them: downloaded and
 * verified, by Homebrew, or built from source.
 *
 * @throws UserError TOOL_MISSING when a tool can be had in none of these ways.
 */
export async function findTools(
  reporter: Reporter,
  cache: ComponentCache = new ComponentCache(),
): Promise<Tools> {
  // One after the other: each may have to be obtained, and two builds at once are slower than one.
  const minikube = await findTool(minikubeTool, reporter, cache);
  const kubectl = await findTool(kubectlTool, reporter, cache);
  const helm = await findHelm(reporter, cache);
  return { minikube, kubectl, helm };
}

/** The same without obtaining anything: `undefined` when one of them is neither on PATH nor in the cache. */
export async function toolsAtHand(cache: ComponentCache = new ComponentCache()): Promise<Tools | undefined> {
  const [minikube, kubectl, helm] = await Promise.all(
    [minikubeTool, kubectlTool, helmTool].map(async (spec) => (await onPath(spec)) ?? cached(spec, cache)),
  );
  return minikube && kubectl && helm ? { minikube, kubectl, helm } : undefined;
}

/** The tools among the built components, for a node made of them; `undefined` when they are not built. */
export function builtTools(cache: ComponentCache): Tools | undefined {
  const [minikube, kubectl, helm] = ['minikube', 'kubectl', 'helm'].map((name) => {
    const file = cache.fileOf(componentNamed(name));
    return existsSync(file) ? file : undefined;
  });
  return minikube && kubectl && helm ? { minikube, kubectl, helm } : undefined;
}

/** Finds or obtains Helm alone, see `findTools`. */
export function findHelm(reporter: Reporter, cache: ComponentCache = new ComponentCache()): Promise<string> {
  return findTool(helmTool, reporter, cache);
}

/** Finds or obtains one tool; see `findTools`. */
export async function findTool(spec: ToolSpec, reporter: Reporter, cache: ComponentCache): Promise<string> {
  return (await onPath(spec)) ?? cached(spec, cache) ?? (await obtain(spec, reporter, cache));
}

async function onPath(spec: ToolSpec): Promise<string | undefined> {
  const command = which(spec.name);
  return command && fits((await versionOf(command, spec)) ?? '0.0.0', spec.range) ? command : undefined;
}

async function versionOf(command: string, { versionArgs }: ToolSpec): Promise<string | undefined> {
  const result = await run(command, versionArgs, { allowFailure: true, timeoutMs: 10_000 });
  return result.exitCode === 0 ? findVersion(result.stdout) : undefined;
}

function cached(spec: ToolSpec, cache: ComponentCache): string | undefined {
  return [downloadTarget(spec), cache.fileOf(componentNamed(spec.name))].find((file) => existsSync(file));
}

async function obtain(spec: ToolSpec, reporter: Reporter, cache: ComponentCache): Promise<string> {
  const os = process.platform;
  const { url, ...rest } = spec.download(os, process.arch === 'x64' ? 'amd64' : process.arch);
  if (await httpAnswers(url)) {
    const target = downloadTarget(spec);
    await during(reporter, `downloading ${spec.name} ${spec.version}`, () =>
      downloadProgram({ url, ...rest }, target),
    );
    return target;
  }
  if (spec.brew && which('brew')) {
    const formula = spec.brew;
    await during(reporter, `brew install ${formula}`, () => run('brew', ['install', formula]));
    const installed = await onPath(spec);
    if (installed) return installed;
  }
  if (os === 'linux' && which('go')) {
    await buildComponents([componentNamed(spec.name)], reporter, cache);
    return cache.fileOf(componentNamed(spec.name));
  }
  throw await missing(spec, url);
}

function downloadTarget({ name, version }: ToolSpec): string {
  return join(cacheDir(), 'downloads', `${name}-${version}`, name);
}

async function missing(spec: ToolSpec, url: string): Promise<UserError> {
  const command = which(spec.name);
  const version = command && (await versionOf(command, spec));
  const onThisPath = command
    ? `${command} is version ${version ?? 'unknown'}`
    : `there is no ${spec.name} on PATH`;
  const ways = [
    'its download does not answer',
    'Homebrew does not have it here',
    'it cannot be built without Go on Linux',
  ];
  return new UserError({
    code: 'TOOL_MISSING',
    found: `${onThisPath}; ${ways.join(', ')}`,
    needed: `${spec.name} from ${spec.range.from}, below ${spec.range.below}`,
    mend: `download ${url}, make it executable, put it on PATH as ${spec.name}, then \`make deploy\``,
  });
}
