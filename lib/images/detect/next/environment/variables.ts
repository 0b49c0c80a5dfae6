import type { Finding, PrismaSource, Variable, VariableOverride } from '../../../../application';
import type { BetterAuth } from '../data/better-auth';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import type { NextSettings } from '../settings/next-settings';
import { renderedWhileBuilding } from '../settings/rendered-while-building';
import { differentDefaults } from './different-defaults';
import { environmentExamples } from './environment-examples';
import type { EnvironmentRead } from './environment-read';
import { environmentReaders } from './environment-readers';
import { environmentReads } from './environment-reads';
import { foundVariable } from './found-variable';
import { groupByName } from './group-by-name';
import { handedOnNames } from './handed-on-names';
import { libraryReads } from './library-reads';
import { schemaReads } from './schema-reads';
import type { PlacedRead } from './variable-reads';

/** What Node.js, Next.js, a host or a test sets: nothing that a deployment is told. */
const PLATFORM =
  /^(NODE_ENV|NODE_OPTIONS|NEXT_(RUNTIME|PHASE|TELEMETRY_DISABLED|MANUAL_SIG_HANDLE)|(NEXT_PUBLIC_)?VERCEL(_.*)?|CI|ANALYZE|TURBOPACK|HOSTNAME|HOME|PATH|PWD|TZ|SKIP_ENV_VALIDATION|JEST_WORKER_ID|VITEST|__.*|npm_.*|GITHUB_(ACTIONS|SHA|REF)|RENDER(_.*)?|RAILWAY_.*|NETLIFY)$/;

/** Code that is no part of the application, though it lies beside it. */
const ASIDE =
  /(^|\/)(tests?|__tests__|__mocks__|e2e|cypress|playwright|scripts|stories|\.storybook|seeds?)\/|\.(test|spec|stories|config|setup)\.[cm]?[jt]sx?$|(^|\/)seed\.[jt]s$/;

/** What the variables of a project are found by. */
export interface VariableSources {
  readonly project: NextProject;
  readonly code: Code;
  readonly settings: NextSettings;
  readonly betterAuth?: BetterAuth;
  readonly prisma?: Finding<PrismaSource>;
  readonly overrides: Readonly<Record<string, VariableOverride>>;
  readonly remarks: Remarks;
}

/** The environment variables that a Next.js application reads, sorted by name. */
export function variables(sources: VariableSources): Variable[] {
  const { project, code, settings, overrides, remarks } = sources;
  const examples = environmentExamples(project);
  const handedOn = handedOnNames(settings);
  const byName = groupByName(placedReads(sources, handedOn));
  const byLibraries = groupByName(libraryReads(project, code, sources.betterAuth, sources.prisma?.value));
  const names = new Set([...byName.keys(), ...byLibraries.keys(), ...Object.keys(overrides)]);
  return [...names]
    .filter((name) => !PLATFORM.test(name) || overrides[name])
    .sort()
    .map((name) => {
      const example = examples.get(name);
      const found = foundVariable({
        name,
        reads: byName.get(name) ?? [],
        libraryReads: byLibraries.get(name) ?? [],
        handedOn: [...handedOn.values()].includes(name),
        rewrites: settings.nodeOf('rewrites') !== undefined,
        ...(example && { example }),
      });
      if (overrides[name]?.value === undefined) differentDefaults(found, byName.get(name) ?? [], remarks);
      return { ...found, ...overrides[name] };
    });
}

function placedReads(
  { project, code }: VariableSources,
  handedOn: ReadonlyMap<string, string | undefined>,
): PlacedRead[] {
  const placeOf = (path: string, { name, inlined }: EnvironmentRead): PlacedRead['place'] => {
    const { client, server, settings } = code.sides;
    // Code of both sides gives browsers only what Next.js writes into it.
    const isSent = inlined && (name.startsWith('NEXT_PUBLIC_') || handedOn.has(name));
    if (client.has(path) && (isSent || !server.has(path))) return 'browser';
    if (server.has(path)) return 'server';
    return settings.has(path) ? 'settings' : 'unused';
  };
  const paths = project.codeFiles.filter(
    (path) => code.sides.settings.has(path) || code.isReached(path) || !ASIDE.test(path),
  );
  const readers = environmentReaders(paths.map(project.tree), code.valueOf);
  return paths.flatMap((path) => {
    const tree = project.tree(path);
    const reads = [...environmentReads(tree, readers, code.valueOf), ...schemaReads(tree, code.valueOf)];
    const atStart = code.sides.start.has(path);
    const rendered = renderedWhileBuilding(project, code, path);
    return reads.flatMap((read) => {
      const name = handedOn.has(read.name) ? handedOn.get(read.name) : read.name;
      if (name === undefined) return [];
      return [{ ...read, name, place: placeOf(path, read), atStart, rendered }];
    });
  });
}
