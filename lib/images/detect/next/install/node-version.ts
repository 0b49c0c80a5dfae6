import { coerce, intersects, major, minVersion, validRange } from 'semver';
import type { Evidence, Finding, FrontendOverrides } from '../../../../application';
import type { Lockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** The versions of Node.js that images are made with, the preferred one first. */
const MAJORS = ['24', '22', '20'] as const;

/** Names of releases, as `.nvmrc` may have them. */
const CODENAMES: Readonly<Record<string, string>> = {
  'lts/*': '24',
  node: '24',
  'lts/krypton': '24',
  'lts/jod': '22',
  'lts/iron': '20',
};

interface Wish {
  readonly range: string;
  readonly evidence: Evidence;
}

/** The newest version of Node.js that the project's own wishes and Next.js both allow. */
export function nodeVersion(
  project: NextProject,
  lockfile: Lockfile | undefined,
  next: string,
  { node }: FrontendOverrides,
  remarks: Remarks,
): Finding {
  if (node !== undefined)
    return { value: node, evidence: [], reason: 'todo.config.ts says so', override: 'node' };
  const needed = lockfile?.nodeOf('next') ?? neededBy(next);
  const possible = MAJORS.filter((version) => intersects(`${version}.x`, needed));
  const wishes = wishesOf(project);
  const chosen = possible.find((version) => wishes.every(({ range }) => intersects(`${version}.x`, range)));
  const evidence = wishes.map((wish) => wish.evidence);
  if (chosen !== undefined) {
    const reason = wishes.length > 0 ? undefined : `Next.js ${next} needs ${needed}`;
    return { value: chosen, evidence, override: 'node', ...(reason && { reason }) };
  }
  const value = nearest(possible, wishes);
  const reason = `the nearest that there is an image of and that Next.js ${next} (${needed}) runs on`;
  remarks.notes.push({
    code: 'NODE_VERSION',
    text: `Node.js ${value} is used, ${reason}; the project asks for ${wishes.map(({ range }) => range).join(' and ')}.`,
    evidence,
  });
  return { value, evidence, reason, override: 'node' };
}

function wishesOf({ manifest, text }: NextProject): Wish[] {
  const files = ['.nvmrc', '.node-version'].flatMap((file) => {
    const written = text(file)?.trim().split('\n')[0] ?? '';
    const range = CODENAMES[written.toLowerCase()] ?? written;
    return [{ range, evidence: { file, line: 1, text: written } }];
  });
  const engines = { range: manifest.engines.node ?? '', evidence: manifest.at('engines', 'node') };
  return [...files, engines].flatMap(({ range, evidence }) => {
    // A version of `.nvmrc` stands for its line: images have its newest.
    const valid = /^v?\d+(\.\d+)*$/.test(range) ? `${major(coerce(range) ?? '0.0.0')}.x` : validRange(range);
    return range !== '' && valid ? [{ range: valid, evidence }] : [];
  });
}

/** What releases of Next.js ask for, where no lockfile says it. */
function neededBy(next: string): string {
  const version = coerce(next);
  if (!version || version.major >= 16) return '>=20.9.0';
  if (version.major === 15) return '^18.18.0 || ^19.8.0 || >= 20.0.0';
  return version.major === 14 ? '>=18.17.0' : '>=16.8.0';
}

function nearest(possible: readonly string[], wishes: readonly Wish[]): string {
  const wanted = wishes.map(({ range }) => minVersion(range)?.major ?? 0);
  const higher = [...possible].reverse().find((version) => Number(version) >= Math.max(...wanted));
  return higher ?? possible[0] ?? MAJORS[0];
}
