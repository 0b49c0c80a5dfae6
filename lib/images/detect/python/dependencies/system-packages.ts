import type { Finding } from '../../../../application';
import type { PythonProject } from '../project/python-project';
import type { DependenciesFound } from './find-dependencies';
import type { Requirement } from './requirement';

interface Needs {
  /** Debian packages that compiling it needs. @default - it comes compiled */
  readonly build?: readonly string[];
  /** Debian packages that it loads at run time. */
  readonly run?: readonly string[];
}

/** Python packages that need something of the system, by Debian's names; all others come with what they need. */
const NEEDS: Readonly<Record<string, Needs>> = {
  cairosvg: { run: ['libcairo2'] },
  'ffmpeg-python': { run: ['ffmpeg'] },
  mysqlclient: {
    build: ['gcc', 'libc6-dev', 'pkg-config', 'default-libmysqlclient-dev'],
    run: ['libmariadb3'],
  },
  'opencv-contrib-python': { run: ['libgl1', 'libglib2.0-0'] },
  'opencv-python': { run: ['libgl1', 'libglib2.0-0'] },
  pdf2image: { run: ['poppler-utils'] },
  psycopg: { run: ['libpq5'] },
  'psycopg-c': { build: ['gcc', 'libc6-dev', 'libpq-dev'], run: ['libpq5'] },
  psycopg2: { build: ['gcc', 'libc6-dev', 'libpq-dev'], run: ['libpq5'] },
  pydub: { run: ['ffmpeg'] },
  pygraphviz: { build: ['gcc', 'libc6-dev', 'libgraphviz-dev'], run: ['graphviz'] },
  pyodbc: { run: ['unixodbc'] },
  pytesseract: { run: ['tesseract-ocr'] },
  'python-ldap': {
    build: ['gcc', 'libc6-dev', 'libldap2-dev', 'libsasl2-dev'],
    run: ['libldap-2.5-0', 'libsasl2-2'],
  },
  'python-magic': { run: ['libmagic1'] },
  uwsgi: { build: ['gcc', 'libc6-dev'] },
  weasyprint: { run: ['libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz-subset0'] },
  xmlsec: {
    build: ['gcc', 'libc6-dev', 'pkg-config', 'libxml2-dev', 'libxmlsec1-dev'],
    run: ['libxmlsec1-openssl'],
  },
};

/** The Debian packages that the dependencies need, each with the package that needs it. */
export function systemPackages(
  project: PythonProject,
  { requirements, dependencies }: DependenciesFound,
  wanted: readonly string[] = [],
): { readonly buildPackages: Finding[]; readonly runPackages: Finding[] } {
  const needy = requirements.filter((requirement) => !isComplete(requirement, requirements));
  const evidence = [{ file: 'todo.config.ts', text: 'systemPackages' }];
  const chosen = wanted.map((value) => ({ value, evidence, override: 'systemPackages' }));
  const fromGit = dependencies.value.files.flatMap((file) => gitLines(project, file));
  return {
    buildPackages: unique([...needy.flatMap((each) => findings(each, 'build')), ...fromGit]),
    runPackages: unique([...needy.flatMap((each) => findings(each, 'run')), ...chosen]),
  };
}

/** `psycopg[binary]` brings libpq with it. */
function isComplete({ name, extras }: Requirement, all: readonly Requirement[]): boolean {
  return (
    name === 'psycopg' && (extras.includes('binary') || all.some((each) => each.name === 'psycopg-binary'))
  );
}

function findings({ name, extras, evidence }: Requirement, kind: keyof Needs): Finding[] {
  const named = name === 'psycopg' && extras.includes('c') ? 'psycopg-c' : name;
  return (NEEDS[named]?.[kind] ?? []).map((value) => ({
    value,
    evidence: [evidence],
    reason: `${name} needs it`,
    override: 'systemPackages',
  }));
}

function gitLines(project: PythonProject, file: string): Finding[] {
  const lines = /requirements|pyproject/.test(file) ? (project.read(file)?.split('\n') ?? []) : [];
  const index = lines.findIndex((line) => /git\+(https|ssh)/.test(line) && !line.trim().startsWith('#'));
  if (index < 0) return [];
  const evidence = [{ file, line: index + 1, text: (lines[index] ?? '').trim() }];
  return ['git', 'ca-certificates'].map((value) => ({
    value,
    evidence,
    reason: 'a package comes from a repository',
  }));
}

function unique(found: readonly Finding[]): Finding[] {
  return [...new Map(found.map((each) => [each.value, each])).values()].sort((a, b) =>
    a.value < b.value ? -1 : 1,
  );
}
