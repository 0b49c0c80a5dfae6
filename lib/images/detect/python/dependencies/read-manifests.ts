import type { TomlTable } from 'smol-toml';
import type { Evidence, Problem } from '../../../../application';
import { lineOf } from '../project/line-of';
import type { PythonProject } from '../project/python-project';
import { tomlFile, type TomlFile } from '../project/toml-file';
import { tomlTable, tomlText, tomlTexts } from '../project/toml-value';
import type { Manifest } from './manifest';
import { normalName, parseRequirement, type Requirement } from './requirement';
import { readLocks } from './read-locks';
import { readRequirements } from './requirements-file';

/** Requirements files by the names they usually have, the likeliest first. */
const REQUIREMENTS = /^(?:(?:api|app|src)\/)?requirements(?:[-_.]?(?:prod|production|base|main))?\.txt$/;
const NESTED = /^requirements\/(?:prod|production|base|main|requirements)\.txt$/;

/** Packages that only come as dependencies of FastAPI: a list that has them names all, not just what was asked for. */
const ONLY_IN_FULL_LISTS = ['starlette', 'pydantic-core', 'anyio', 'idna', 'annotated-types'];

/** All ways in which a project names its dependencies, the one that fixes most first. */
export function readManifests(project: PythonProject): Manifest[] {
  const pyproject = tomlFile(project, 'pyproject.toml');
  return [
    ...readLocks(project),
    ...requirementsFiles(project),
    ...(pyproject ? fromPyproject(project, pyproject) : []),
  ];
}

function requirementsFiles(project: PythonProject): Manifest[] {
  const files = project.files.filter((file) => REQUIREMENTS.test(file) || NESTED.test(file));
  const depth = (file: string): number => file.split('/').length * 100 + file.length;
  return files.sort((a, b) => depth(a) - depth(b)).map((file) => fromRequirements(project, file));
}

function fromRequirements(project: PythonProject, file: string): Manifest {
  const { files, requirements, replaced, hashed, compiled, installsItself, problems } = readRequirements(
    project,
    file,
  );
  const names = new Set(requirements.map(({ name }) => name));
  const pinned =
    requirements.length > 0 && requirements.every(({ specifier }) => /^===?[^*]+$/.test(specifier));
  const full = ONLY_IN_FULL_LISTS.every((name) => names.has(name));
  return {
    manager: 'requirements',
    file,
    files,
    requirements,
    replaced,
    locked: pinned && (compiled || hashed || full),
    hashed,
    ...(installsItself && { installsItself }),
    evidence: [{ file }],
    problems,
  };
}

function fromPyproject(project: PythonProject, { table, broken }: TomlFile): Manifest[] {
  const file = 'pyproject.toml';
  const common = { file, files: [file], locked: false, hashed: false };
  if (broken) {
    const problems = [brokenPyproject(broken)];
    return [{ ...common, manager: 'pyproject', requirements: [], evidence: [broken], problems }];
  }
  const listed = tomlTexts(table, 'project', 'dependencies').flatMap((text) => {
    return parseRequirement(text, lineOf(project, file, literally(text))) ?? [];
  });
  const evidence = [lineOf(project, file, /^\s*dependencies\s*=/)];
  if (listed.length > 0)
    return [{ ...common, manager: 'pyproject', requirements: listed, evidence, problems: [] }];
  const poetry = poetryRequirements(project, table);
  const place = [lineOf(project, file, /^\[tool\.poetry\.dependencies\]/)];
  return poetry.length > 0
    ? [{ ...common, manager: 'poetry', requirements: poetry, evidence: place, problems: [] }]
    : [];
}

function poetryRequirements(project: PythonProject, table: TomlTable): Requirement[] {
  const asked = tomlTable(table, 'tool', 'poetry', 'dependencies');
  return Object.entries(asked).flatMap(([name, value]) => {
    if (name === 'python') return [];
    const extras = typeof value === 'object' && !Array.isArray(value) ? tomlTexts(asked, name, 'extras') : [];
    const evidence = lineOf(project, 'pyproject.toml', new RegExp(`^"?${name}"?\\s*=`));
    const text = typeof value === 'string' ? value : (tomlText(asked, name, 'version') ?? '');
    const specifier = /^\d/.test(text) ? `==${text}` : '';
    return [{ name: normalName(name), extras, specifier, evidence }];
  });
}

function brokenPyproject({ line, text }: Evidence): Problem {
  return {
    code: 'BROKEN_PYPROJECT',
    found: `pyproject.toml cannot be read: ${text ?? 'it is empty'}`,
    needed: 'a file in the TOML format',
    mend: 'mend that line',
    evidence: [{ file: 'pyproject.toml', line, text }],
  };
}

function literally(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
