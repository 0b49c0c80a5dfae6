import { join } from 'node:path';
import type {
  Application,
  BackendApplication,
  Finding,
  FrontendApplication,
  NextSource,
  PythonSource,
  Variable,
} from '../../lib/application';
import { projectRoot } from '../../lib/support/paths';

/** A finding; without evidence where nobody asks where it comes from. */
export function found<T>(value: T, file?: string, line?: number): Finding<T> {
  return { value, evidence: file === undefined ? [] : [{ file, ...(line !== undefined && { line }) }] };
}

/** A variable: optional, public and read at run time where nothing else is said. */
export function variable(name: string, more: Partial<Variable> = {}): Variable {
  return {
    name,
    meaning: 'other',
    required: false,
    secret: false,
    when: 'run',
    type: 'string',
    evidence: [{ file: 'settings.py', line: 9 }],
    ...more,
  };
}

/** A FastAPI application without anything of its own. */
export function backendApplication(more: Partial<BackendApplication> = {}): BackendApplication {
  return {
    ...COMMON,
    part: 'backend',
    sourceDir: join(projectRoot, 'theirs/backend'),
    source: PYTHON,
    port: found(8000, 'main.py', 40),
    ...more,
  };
}

/** A Next.js application without anything of its own. */
export function frontendApplication(more: Partial<FrontendApplication> = {}): FrontendApplication {
  return {
    ...COMMON,
    part: 'frontend',
    sourceDir: join(projectRoot, 'theirs/frontend'),
    source: NEXT,
    port: found(3000, 'package.json'),
    ...more,
  };
}

const COMMON: Omit<Application, 'part' | 'sourceDir' | 'source' | 'port'> = {
  health: found({ alive: { kind: 'tcp' }, ready: { kind: 'tcp' } }),
  variables: [],
  sidecars: [],
  writable: [],
  auth: found('none'),
  notes: [],
  problems: [],
  questions: [],
};

const PYTHON: PythonSource = {
  kind: 'python',
  version: found('3.13', '.python-version', 1),
  dependencies: found(
    {
      manager: 'requirements',
      files: ['requirements.txt'],
      locked: false,
      hashed: false,
      undeclared: [],
    },
    'requirements.txt',
  ),
  resolvedAsOf: { value: '2025-12-20T10:00:00Z', evidence: [], reason: 'date of the last commit' },
  buildPackages: [],
  runPackages: [],
  entry: found('main:app', 'main.py', 7),
  factory: false,
  importPaths: found(['.'], 'main.py'),
  ignored: ['tests'],
};

const NEXT: NextSource = {
  kind: 'next',
  nodeVersion: found('24', '.nvmrc', 1),
  packageManager: found({ name: 'npm', lockfile: 'package-lock.json', files: [] }, 'package-lock.json'),
  nextVersion: found('15.5.6', 'package-lock.json', 900),
  output: found('default', 'next.config.ts', 3),
  outputDir: '.next',
  buildCommand: found(['npm', 'run', 'build'], 'package.json', 7),
  buildPackages: [],
  runPackages: [],
  googleFonts: [],
  basePath: '',
  ignored: ['test'],
};
