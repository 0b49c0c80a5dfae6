import { satisfies, validRange } from '@renovatebot/pep440';
import type { Evidence, Finding, Note, Problem } from '../../../../application';
import type { Requirement } from '../dependencies/requirement';
import type { PythonProject } from '../project/python-project';
import { lacksWheel } from './compiled-packages';
import { newSyntax } from './new-syntax';
import { preferredVersion, versionRanges, type VersionRange } from './version-hints';

/** Versions of which every machine has a base image; the others need the official image. */
const STOCKED = ['3.11', '3.13'];
const KNOWN = ['3.11', '3.12', '3.13', '3.14'];

export interface VersionFound {
  readonly version: Finding;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/**
 * The version of Python: the one that the project prefers, if it is among those that are stocked, else the nearest
 * higher of these that all of its ranges allow; without a preference the newest.
 *
 * @param wanted version that the user chose. @default - what is found
 */
export function findVersion(
  project: PythonProject,
  requirements: readonly Requirement[],
  wanted?: string,
): VersionFound {
  if (wanted) {
    const evidence = [{ file: 'todo.config.ts', text: `python: '${wanted}'` }];
    return { version: { value: wanted, evidence, override: 'python' }, notes: [], problems: [] };
  }
  const ranges = versionRanges(project);
  const allowed = KNOWN.filter((version) => ranges.every(({ range }) => allows(range, version)));
  const preferred = preferredVersion(project);
  const syntax = newSyntax(project);
  const value = pick(allowed, preferred?.value, syntax ? '3.12' : '3.11', requirements);
  const places = [
    ...(preferred?.evidence ?? []),
    ...ranges.map(({ evidence }) => evidence),
    ...(syntax ? [syntax] : []),
  ];
  const reason = reasonOf(places, value, preferred?.value);
  const version = { value: value ?? '3.13', evidence: places, ...reason, override: 'python' };
  if (!value) return { version, notes: [], problems: [noVersion(ranges)] };
  return { version, notes: preferred ? deviation(value, preferred) : [], problems: [] };
}

/** The stocked version nearest to the preferred one, or the newest, of those that what is pinned is ready for. */
function pick(
  allowed: readonly string[],
  preferred: string | undefined,
  least: string,
  requirements: readonly Requirement[],
): string | undefined {
  const usable = allowed.filter((version) => byVersion(version, least) >= 0);
  const stocked = usable.filter((version) => STOCKED.includes(version));
  const isReady = (version: string): boolean => !lacksWheel(requirements, version);
  const choices = [stocked.filter(isReady), usable.filter(isReady), stocked, usable, allowed];
  const candidates = choices.find((each) => each.length > 0) ?? [];
  const higher = candidates.find((version) => preferred !== undefined && byVersion(version, preferred) >= 0);
  return higher ?? candidates.at(-1);
}

/** Ranges name patch releases too: a version is allowed when any of its own is. */
function allows(range: string, version: string): boolean {
  return (
    !validRange(range) || ['0', '6', '12', '99'].some((patch) => satisfies(`${version}.${patch}`, range))
  );
}

function byVersion(a: string, b: string): number {
  return Number(a.split('.')[1]) - Number(b.split('.')[1]);
}

function reasonOf(
  evidence: readonly Evidence[],
  value: string | undefined,
  preferred?: string,
): { reason?: string } {
  if (evidence.length === 0) return { reason: 'nothing says which' };
  return preferred && value !== preferred ? { reason: `in place of ${preferred}` } : {};
}

function deviation(value: string, preferred: Finding): Note[] {
  if (value === preferred.value) return [];
  const text = `Python ${value} in place of ${preferred.value}: python: '${preferred.value}' in todo.config.ts takes that, from the official image.`;
  return [{ code: 'OTHER_PYTHON', text, evidence: preferred.evidence }];
}

function noVersion(ranges: readonly VersionRange[]): Problem {
  const texts = ranges.map(({ range }) => range);
  return {
    code: 'NO_PYTHON_VERSION',
    found: `no Python from ${KNOWN[0]} to ${KNOWN.at(-1)} satisfies ${texts.join(' and ')}`,
    needed: `a range that allows one of ${KNOWN.join(', ')}`,
    mend: `try one in spite of it: python: '${STOCKED[0]}' in todo.config.ts`,
    evidence: ranges.map(({ evidence }) => evidence),
  };
}
