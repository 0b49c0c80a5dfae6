import type { Evidence, Finding } from '../../../../application';
import { lineOf } from '../project/line-of';
import type { PythonProject } from '../project/python-project';
import { tomlFile } from '../project/toml-file';
import { tomlText, tomlValue } from '../project/toml-value';

/** A range of versions of Python that a project allows, as PEP 440 writes it. */
export interface VersionRange {
  readonly range: string;
  readonly evidence: Evidence;
}

/** What the project's manifest and its lockfile demand. */
export function versionRanges(project: PythonProject): VersionRange[] {
  const manifest = tomlFile(project, 'pyproject.toml')?.table;
  const lock = tomlFile(project, 'uv.lock')?.table;
  const poetry = tomlValue(manifest, 'tool', 'poetry', 'dependencies', 'python');
  return [
    ...range(
      project,
      'pyproject.toml',
      tomlText(manifest, 'project', 'requires-python'),
      /^\s*requires-python\s*=/,
    ),
    ...range(
      project,
      'pyproject.toml',
      typeof poetry === 'string' ? fromPoetry(poetry) : undefined,
      /^python\s*=/,
    ),
    ...range(project, 'uv.lock', tomlText(lock, 'requires-python'), /^requires-python\s*=/),
  ];
}

function range(project: PythonProject, file: string, text: string | undefined, line: RegExp): VersionRange[] {
  return text ? [{ range: text, evidence: lineOf(project, file, line) }] : [];
}

/** Poetry's `^3.11` means `>=3.11,<4`; its `3.11` means exactly that, `~3.11` all of its patch releases. */
function fromPoetry(text: string): string {
  return text
    .split(',')
    .map((part) => {
      const bare = part.trim();
      if (bare.startsWith('^')) return `>=${bare.slice(1)},<4`;
      if (/^~\d/.test(bare)) return `==${bare.slice(1).split('.').slice(0, 2).join('.')}.*`;
      return /^\d/.test(bare) ? `==${bare}${bare.endsWith('*') ? '' : '.*'}` : bare;
    })
    .join(',');
}

/** Files that name one version, the most telling first, and where in them. */
const PLACES: readonly { readonly file: string; readonly pattern: RegExp }[] = [
  { file: '.python-version', pattern: /^(?:cpython-|python-)?(3\.\d+)/m },
  { file: 'runtime.txt', pattern: /^python-(3\.\d+)/m },
  { file: '.tool-versions', pattern: /^python\s+(3\.\d+)/m },
  { file: 'Dockerfile', pattern: /^FROM\s+(?:\S*\/)?(?:python:|uv:python)(3\.\d+)/im },
  { file: 'render.yaml', pattern: /PYTHON_VERSION[\s\S]{0,40}?(3\.\d+)/ },
];

/** The version that the project is run with elsewhere. */
export function preferredVersion(project: PythonProject): Finding | undefined {
  for (const { file, pattern } of PLACES) {
    const text = project.read(file);
    const found = text === undefined ? null : pattern.exec(text);
    if (!text || !found?.[1]) continue;
    const line = text.slice(0, found.index + found[0].length).split('\n').length;
    return { value: found[1], evidence: [{ file, line, text: (text.split('\n')[line - 1] ?? '').trim() }] };
  }
  return undefined;
}
